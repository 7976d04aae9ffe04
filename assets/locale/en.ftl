### All that the window says, in English. One message is one whole sentence or label; values stand in it by name.

## Numbers, names and times
time-weeks = { $weeks } w
time-days = { $days } d
time-hours-minutes = { $hours } h { $minutes } min
list-of-names = { $first } and { $last }
weekday-monday = Mon
weekday-tuesday = Tue
weekday-wednesday = Wed
weekday-thursday = Thu
weekday-friday = Fri
weekday-saturday = Sat
weekday-sunday = Sun
money-millions = { $sign }${ $amount }m
money-thousands = { $sign }${ $amount }k
money-small = { $sign }${ $amount }
count-cards =
    { $n ->
        [one] { $n } card
       *[other] { $n } cards
    }
count-changes =
    { $n ->
        [one] { $n } change
       *[other] { $n } changes
    }
count-decisions =
    { $n ->
        [one] { $n } decision
       *[other] { $n } decisions
    }
count-findings =
    { $n ->
        [one] { $n } finding
       *[other] { $n } findings
    }
count-lamps =
    { $n ->
        [one] { $n } lamp
       *[other] { $n } lamps
    }
count-projects =
    { $n ->
        [one] { $n } project
       *[other] { $n } projects
    }
count-releases =
    { $n ->
        [one] { $n } release
       *[other] { $n } releases
    }
count-target-conditions =
    { $n ->
        [one] { $n } target condition
       *[other] { $n } target conditions
    }
moment = { $weekday } { $time }
moment-far = { $weekday } { $time }, day { $day }
long-weekday-monday = Monday
long-weekday-tuesday = Tuesday
long-weekday-wednesday = Wednesday
long-weekday-thursday = Thursday
long-weekday-friday = Friday
long-weekday-saturday = Saturday
long-weekday-sunday = Sunday
count-candidates =
    { $n ->
        [one] { $n } candidate
       *[other] { $n } candidates
    }

## Settings
settings-title = Settings
back = Back
settings-size = Size
settings-window = Window
settings-full-screen = Full screen
settings-colours = Colours
settings-contrast = Contrast
settings-contrast-usual = Normal
settings-contrast-high = High
settings-motion = Motion
settings-cards-glide = Full
settings-nothing-glides = Reduced
settings-clock = Speed
settings-clock-about = How fast the clock runs when a level begins.
settings-sound = Sound
settings-off = Off
settings-on = On
settings-loudness = Volume
settings-when = When
settings-silent-behind = Only in the foreground
settings-always = Always
settings-as-at-first = Reset everything
settings-keys = Keys
settings-press-key = Press a key for “{ $what }”. Esc cancels.
settings-choose-key = Choose an action, then press its new key.
settings-fixed-keys = Esc, Enter, Tab, the arrows, 1 to 5 and Ctrl+Z cannot be changed.
settings-keys-as-at-first = Reset all keys
settings-by-night = By night
settings-by-day = By day
settings-the-constraint = the constraint
kind-business = Business
kind-internal = Internal
kind-change = Change
kind-unplanned = Unplanned
settings-word-good = good
settings-word-warning = warning
settings-word-bad = bad
settings-word-text = text
speed-fastest = Fastest
settings-damaged = they are damaged ({ $e })
settings-no-such-size = they are damaged (there is no size of { $ui_scale } per cent)
settings-put-aside = Your settings cannot be used: { $why }. They were moved aside as { $name }; the defaults apply.
settings-not-put-aside = Your settings cannot be used: { $why }. Nor could they be moved aside: { $error }. What you change now is not saved.
settings-not-kept = Your changes apply, but cannot be saved: { $error }
settings-language = Language
language-system = System
language-english = English
language-german = Deutsch
settings-newer-version = a newer version of the game wrote them (format { $format }, not { $known })
settings-other-version = another version of the game wrote them (format { $format }, not { $known })
sight-standard = Standard
sight-protanopia = Protanopia
sight-deuteranopia = Deuteranopia
sight-tritanopia = Tritanopia
sight-standard-about = The four kinds of work differ for every eye, in colour and in shape.
sight-protanopia-about = Stronger differences for eyes that do not see red.
sight-deuteranopia-about = Stronger differences for eyes that do not see green.
sight-tritanopia-about = Stronger differences for eyes that do not see blue.
settings-file = the file { $e }
settings-no-such-loudness = they are damaged (there is no volume of { $percent } per cent)
settings-notes = Notes stay
settings-seconds = { $seconds } s
settings-no-such-time = they are damaged (notes cannot stay for { $seconds } seconds)

## Top bar
figure-steady = steady
figure-cash = Cash
figure-trust = Trust
figure-open-work = Open work
figure-unplanned = { $unplanned } unplanned
figure-min-free = { $left_today } min still free
figure-off = off until morning
figure-your-day = Your day
topbar-day = { $weekday }, day { $day }
topbar-goal-hint = What each lamp needs, and how close it is ({ $key })
topbar-cash-hint = Where the money went ({ $key })
topbar-trust-hint = Who trusts you, and why ({ $key })
topbar-work-hint = How it piled up, and how long it takes ({ $key })
topbar-day-hint = What you did with it, and what happened ({ $key })
speed-pause = Pause
speed-next-event = To the next event
speed-normal = Normal speed
speed-three = 3× speed
speed-ten = 10× speed
speed-most = Fastest
topbar-hint-key = { $hint } ({ $key })
topbar-inbox-hint = The inbox, and what is selected ({ $key })
inbox = Inbox
topbar-no-goal = No goal: look around
run-gone-right = gone, figures correct
run-gone-by-hand = gone, by hand
run-missed = missed
run-cause-unknown = { $remains } left, cause unknown
run-cause-known = { $remains } left, cause known
run-put-right = { $remains } left, being put right
run-nothing-in-way = { $remains } left, nothing in its way
run-in-its-way = { $remains } left, { $state }: { $by }
run-can-start = can start { $time }
run-state-left = gone
run-state-missed = missed
run-by-hand-ready = by hand ready
run-by-hand-in-work = by hand begun
goal-time-left = { $left } left
goal-time-left-lamps = { $left } left, { $lit } of { $all } lamps lit now
run-state-blocked = blocked
goal-run = { $run }: { $what }
run-state-preparing = preparing

## What a screen reader is told
spoken-price = { $n } min of your day
inbox-waiting =
    { $n ->
        [one] { $n } waits for an answer
       *[other] { $n } wait for an answer
    }

## Floor
drag-onto-person = onto a person: { $min } min of your day
drag-into-hands = to { $person }: { $min } min of your day
drag-into-that-room = to { $room }: { $min } min of your day
drag-onto-day = { $item }: not before { $day } ({ $min } min of your day)
play-said = { $from }, { $time }: { $text }
settings-no-sound = This build has no sound: it is an optional feature.
drag-onto-today = Take it up again now: { $min } min of your day
drag-to-side = beside { $expert }: { $min } min of your day
drag-into-room = into another room: { $min } min of your day
floor-demand = DEMAND
floor-intake = INTAKE
floor-work = WORK
floor-release = RELEASE
floor-services = SERVICES
floor-door-changes = Changes
floor-door-pager = Unplanned
floor-people = { $count } people
floor-nobody-yet = nobody yet
floor-waiting =
    { $waiting ->
        [one] { $waiting } waits
       *[other] { $waiting } wait
    }
floor-held-up = { $n } blocked
floor-planned = { $n } planned
floor-set-aside = { $n } set aside
floor-for-release =
    { $n ->
        [one] { $n } waits for a release
       *[other] { $n } wait for a release
    }
floor-wip-about = { $in_hand } in hand; the room's WIP limit is { $limit }.
floor-wip-own = Its people take { $own } at a time by themselves: so that is what holds.
floor-wip-change = Anything over it waits in the pile. Click the room to change it.
floor-wip-fixed = Anything over it waits in the pile.
floor-load = load { $percent } %
floor-start-here = Start here
floor-oldest-days = oldest { $days } d
floor-oldest-and-each = { $oldest }; 1 card: { $each }
floor-oldest = oldest { $age }
class-expedite = expedite
class-fixed-date = fixed date
class-standard = standard
class-intangible = intangible
item-kind-class-age = { $kind }, { $class }, { $age } old
item-stop = stop { $stop } of { $all }
item-needs-constraint = only the constraint knows enough for it
person-off = off
person-idle = nothing to do
person-blocked = everything in hand is waiting
person-name-role = { $name }, { $role }
person-doing-takes = { $doing }, takes { $limit } unasked
person-switching-lost = { $percent } % of their time is lost to switching
service-runs = running
service-down-since = down since { $time }: { $what }
service-acts-up-since = acting up since { $time }: { $what }
service-waits-for = stopped: waiting for { $what }
service-state-due = { $state }; due { $time }
service-load = load { $percent } % of its capacity
service-earns = earns { $money } an hour
service-loose-cables =
    { $n ->
        [one] technical debt: { $n } loose cable
       *[other] technical debt: { $n } loose cables
    }
service-looked-after = looked after by { $owner }
service-needs = needs { $needs }
service-documented = { $documented } % documented, { $monitored } % monitored
person-on-things =
    { $n ->
        [0] at work
        [one] on { $n } thing
       *[other] on { $n } things
    }
centre-waits = { $pile }, { $in_hand } in hand, no WIP limit
centre-waits-limit = { $pile }, { $in_hand } in hand, WIP limit { $limit }

## Panels
panel-nothing-selected = Click anything on the floor: this panel then says what it is and what you can do.
next-title = Next
next-service-down = { $service } is down: see why
next-service-acts-up = { $service } is acting up: see why
next-goal = See what is expected
next-clock = Start the clock
panel-worth-a-look = Worth a look
item-done-of = { $percent } % of { $hours } h done
item-age-done = { $age } old, { $done }
item-due = due { $time }
item-waits-at = waiting at { $room }
item-in-hands = in the hands of { $person }
item-aside-at = aside at { $room }: { $why }
item-asked-by = asked for by { $who }
item-needs-to-know = needs to know { $service }
item-stop-of-route = stop { $stop } of { $all }: { $route }
panel-see-sheet = See { $sheet }
centre-held-up =
    { $n ->
        [one] Blocked: { $n } card
       *[other] Blocked: { $n } cards
    }
item-next-in-line = Next in line
item-place-change = place { $from } → { $to }
item-sooner = One place up
item-later = One place down
item-set-aside = Set it aside
item-let-in = Let it in
item-send-away = Send it away for good
item-take-up = Take it up again
item-put-into-hands = Put it into somebody's hands, now:
item-plan-for = Not before a day ({ $cost } min): until then it lies aside. It can also be dragged onto a day.
days-plan-for = Not before
days-now = now
person-working-share = { $percent } % working
person-switching-share = { $percent } % lost to switching
person-hired-for = hired for { $room }; not here yet
person-at-side = works beside { $expert }: learns, and leaves their own work to others
person-back-to-own-work = Back to their own work
person-learns-from-them = { $learner } learns from them
person-end-pair = End the pair
person-knows-share = { $service } { $percent } %
person-knows = knows { $list }
person-tired = tired
percent = { $percent } %
person-morale = morale
person-given-notice = has given notice, and will take what they know with them
person-leaves-below = too long below { $morale }, and they leave
person-who-may-ask = Who may ask them: { $cost } min to change
guard-anyone = anyone
guard-sorted = sorted first
guard-nobody = nobody
person-wip-limit = Things at a time (WIP limit): { $cost } min to change
pair-about = slower now; two know it later
pair-title = Work as a pair
document-title = Write down what they know
document-about = others can do it then
move-title = Work in another room
move-about = or drag them there
map-title = Walk a value stream
map-about = steps that nobody has drawn
centre-pace = pace { $percent } % of what it was
centre-reserved = { $reserved } % reserved for improvement, { $used } % used
centre-meets = meets { $time }: decides { $changes } of those waiting
centre-decides-when-it-meets = decides only when it meets
crew-at-side = { $person }, beside { $expert }
crew-stays-longer = { $person }, { $hands } in hand, stays late
crew-in-hand = { $person }, { $hands } in hand
centre-ask-changes = What did you change lately?
centre-overtime = Stay late this evening
centre-wip-limit = Things in hand here (WIP limit): { $cost } min to change
centre-hire-somebody = Hire somebody
centre-hire = Hire { $name }
centre-reserve = Time for improvement: { $percent } %
centre-next-in-pile = Next in the pile:
service-needed-by = needed by { $needed }
service-drag = work on it takes { $times }× as long because of its debt
service-no-record = No change to it is on the record.
service-on-record = On the record:
change-not-in-yet = not in yet
change-line = { $at }  { $title }, { $percent } % tested, { $state }
service-owners-at-it = Its owners are on it.
incident-in-vain = { $count } examined in vain, { $hours } h
suspect-examined = being examined
suspect-in-vain = { $times }× in vain
suspect-changed = changed just before
suspect-pointed-at = people point at it
suspect-something-else = Something else
incident-ask-rooms = Ask the rooms what they changed ({ $key })
suspect-nobody-named = Nobody has named it. { $ask }
suspect-nobody-free = Nobody who knows it is free to examine it.
suspect-hint = knows { $percent } % of it, { $hands } in hand
suspect-examines = { $person } examines it
incident-change-on-record = The record shows a change just before. Others may be on no record. { $ask }, or click a suspect: who examines it?
incident-nothing-on-record = Nothing on the record points anywhere. { $ask }, or click a suspect and guess.
work-share = { $percent } % of { $hours } h
work-person-at = { $person } at { $service }, { $share }
work-person = { $person }, { $share }
work-waits-at = waiting at { $room }, { $share }
work-aside-at = aside at { $room }
incident-find-cause = Find the cause
incident-at-it = On it now:
incident-hunch = on a hunch: { $work }
incident-they-know = They know what to do: nothing is asked of you here, unless somebody else should do it.
incident-nobody-at-it = nobody is on it
incident-remove = Remove it
incident-put-right = Put right
run-from-by = from { $from }, by { $by }
change-roll-back = Roll it back
change-repair = Repair it in place
run-prepare-by-hand = Prepare by hand, as a fallback
service-weaknesses =
    { $n ->
        [one] { $n } weakness found, not yet repaired
       *[other] { $n } weaknesses found, not yet repaired
    }
incident-why = Why: { $title }?
incident-more-alike =
    { $n ->
        [one] and one more like it
       *[other] and { $n } more like it
    }
spoken-kind-age = { $kind }, { $age } old
spoken-belief = { $name }: { $percent } % likely

## Actions and what comes of them
item-unnamed = item { $number }
item-with-number = { $title } ({ $number })
control-wild-west = Anyone
control-recorded = With a card
control-frozen = Frozen
control-board = Board
control-light = Light board
policy-on-demand = on demand
policy-batch = { $count } together
policy-every = every { $span }
policy-window = { $days } { $from }–{ $to }
action-answer = Answer { $from }: { $label }
action-talk = Talk to { $with }: { $label }
action-ask-changes = Ask { $room } what they changed
action-investigate = { $person } examines { $service }
action-roll-back = Roll back: { $change }
action-roll-forward = Repair in place: { $change }
action-by-hand = Prepare { $run } by hand
action-guard-open = Let anyone ask { $who }
action-guard-triaged = Sort requests to { $who } first
action-guard-shielded = Let nobody ask { $who }
action-control = Rule for changes: { $mode }
action-authorise = Let in { $item }
action-send-away = Send away { $item }
action-next-in-line = Next in line: { $item }
action-place-in-line = Place { $place } in line: { $item }
action-assign = Give { $item } to { $person }
action-hold = Set aside { $item }
action-take-up = Take up again { $item }
action-schedule = Plan { $item }: not before { $day }
action-limit-person = { $person } takes { $limit } at a time (own WIP limit)
action-move = Send { $person } to { $room }
action-document = { $person } documents { $service }
action-scope = Show the auditors: { $control }
action-release = Release { $project }
action-freeze = Freeze { $project }
action-unfreeze = Thaw { $project }
action-gate = Release gate: at most { $hours } h
action-gate-open = Release gate: open
action-say-no = Say no to { $who }
action-pair = { $learner } works beside { $expert }
action-end-pair = { $learner } leaves { $expert }'s side
action-hire = Hire somebody for { $room }
action-add-capacity = Order capacity for { $service }
action-elastic-on = Capacity of { $service } follows its load
action-elastic-off = Capacity of { $service } stays as it is
action-offload = Offload static content of { $service }
action-drill = Drill: { $service } fails on purpose
action-improve = Improve: { $title }
action-aim = Aim at: { $title }
action-kata-none = Kata: no meetings
action-kata-daily = Kata: meet every day
action-kata = Kata: meet every { $days } days
action-reserve = Reserve { $percent } % of { $room } for improvement
action-overtime = { $room } stays late this evening
action-release-by = Releases of { $pipeline }: { $policy }
action-release-now = Release now: { $pipeline }
action-take-back = Take back the latest release: { $pipeline }
action-refresh = Rebuild { $environment }
action-map = { $who } walks { $pipeline }
action-automate = { $pipeline }: a machine does { $step }
action-remove = { $pipeline }: do without { $step }
done-answer = “{ $label }”
priced-with-money = { $place }, { $effort }, { $cost }
priced = { $place }, { $effort }
about-talk = with { $with }
about-ask-changes = { $span } of their time; then it is on the record
about-investigate = knows { $share } of it, { $hands } in hand
about-roll-back = as it was before
about-roll-forward = keeps what it was for
about-undo = { $what }; { $room }, { $effort }
about-by-hand = with last time's figures; a lot to clean up
about-guard-open = whatever is asked goes into their hands at once
about-guard-triaged = { $span } of sorting per request; less gets through
about-guard-shielded = whoever asks is turned away
about-guard-shielded-trust = whoever is turned away trusts you { $trust } less
about-authorise = goes in despite the freeze
about-send-away = gone for good; whoever asked for it gets nothing
about-next-in-line = next to be taken
about-assign = { $role }, { $hands } in hand{ $off }
about-assign-off = ; not at work now, so it lies there
about-hold-held = frees a hand; what is done is kept
about-hold = nobody takes it until you say so
about-take-up = takes its turn again
about-schedule = is set aside until that day begins, then takes its turn
about-schedule-more = is set aside until that day begins, then takes its turn; { $items } for that day by now
about-schedule-alike = { $items } for that day by now, { $alike } of them about { $service }: changes of one service may collide
about-schedule-frozen = takes its turn on that day, and then waits: { $title }
about-no-limit = no limit: everything is started
about-limit-centre = anything over it waits in the pile
about-limit-wip = anything over it waits outside; urgent work goes in at once
about-move = { $from }: { $left } left; { $to }: then { $there }
about-document = { $span } of their time; { $done } written down so far
about-scope = with { $with }; no longer in scope: { $titles }
about-freeze = { $count } of its items set aside
about-freeze-trust = { $aside }; trust of { $who } −{ $trust }
about-unfreeze = goes on where it stopped
about-gate = a project that needs more of the constraint waits
about-gate-open = whatever is released starts
about-say-no = taken back: { $pushed }; trust −{ $trust }
about-pair = { $expert } works at { $pace }; the other leaves their own work and learns
about-end-pair = both do their own work again
about-hire = { $who }, { $cost } now, there in { $arrives }; then { $mentoring } of a mentor at { $pace }
about-add-capacity = +{ $share }, { $cost }, there in { $arrives }
about-elastic-on = up to +{ $most }, { $cost } an hour of use
about-elastic-off = nothing to pay by use
about-offload = −{ $share } of its load; its owners, { $effort }
about-drill = { $owner }, { $span }; it is down meanwhile, and shows a weakness if it has one
about-effort = about { $span }
about-improve-dip = { $price }; then { $share } slower for { $span }
about-aim = what improvement aims at from now on
about-kata-none = no meetings, and nothing of what they bring
about-kata = { $span } a meeting from each of the crew and from you; countermeasures take { $share } less
about-reserve = { $percent } % is left for everything else
about-overtime = { $span } more at { $cost } an hour; tomorrow at { $pace } of their pace
about-release-on-demand = each change alone: early, small, and set up each time
about-release-batch = set up once for all; one fault has many suspects
about-release-date = what is finished waits for the date
about-canary-on = { $share } of the users for { $span }; { $finds } of faulty changes show there
about-canary-off = there sooner; a fault hits everybody
about-flags-on = a faulty feature is switched off in { $span }
about-flags-off = a fault needs a repair or a roll-back
about-refresh = { $price }; then just like production
about-map = an hour of their time; draws up to { $steps } steps
about-automate = takes nobody's time from then on
about-remove = what it finds is found later
about-remove-empty = one step fewer
about-step-work = { $price }; { $then }
about-board-range = { $low } to { $high }
about-control-wild-west = costs nothing; some changes are on no record, and changes collide
about-control-recorded = { $span } a change for its card; all on record, but they can still collide
about-control-frozen = nothing goes in but what you let in, one by one, and emergencies
about-control-light = the board, but standard changes pass on their own: { $standard } now
action-limit-centre = WIP limit of the room { $room }: { $limit }
action-limit-centre-none = WIP limit of the room { $room }: none
action-limit-wip = WIP limit “{ $name }”: { $limit }
action-limit-wip-none = WIP limit “{ $name }”: none
action-canary-on = { $pipeline }: release to a few users first
action-canary-off = { $pipeline }: release to all users at once
action-flags-on = { $pipeline }: changes behind flags
action-flags-off = { $pipeline }: changes without flags
about-limit-person = WIP limit { $now } → { $limit }
about-limit-person-lower = WIP limit { $now } → { $limit }; anything over it goes back to the pile
about-release =
    { $scope ->
        [one] { $at_once } at a time of { $scope } item
       *[other] { $at_once } at a time of { $scope } items
    }
about-release-now =
    { $n ->
        [one] { $n } finished change in one release
       *[other] { $n } finished changes in one release
    }
about-take-back =
    { $n ->
        [one] release { $number } with { $n } change
       *[other] release { $number } with { $n } changes
    }
about-control-board = a card, and the board decides each; nothing collides
about-control-board-meets = a card, and the board decides each; it decides { $most } every { $span }; nothing collides
change-state-waiting = waiting
change-state-deployed = deployed
change-state-failed = failed
change-state-rolled-back = rolled back
change-state-repaired = repaired
change-state-refused = refused
finding-state-open = open
finding-state-fixed = fixed
finding-state-out = out of scope
by-hand-possible = by hand: possible
by-hand-in-work = by hand: begun
by-hand-ready = by hand: ready
group-talk = talk
group-changes = changes
group-trouble = trouble
group-people = people
group-work = work
group-limits = limits
group-audit = audit
group-projects = projects
group-services = services
group-improve = improve
group-pipeline = pipeline
group-see = see

## What the simulation says
hindrance-held = set aside by you
hindrance-planned = not before { $day }
hindrance-freeze = changes are frozen
hindrance-project = { $project } is frozen
hindrance-release = finished, not deployed: { $pipeline }
hindrance-outside = outside: the WIP limit is reached
hindrance-service = waits for { $service } to be put right
hindrance-duty = whoever did the earlier duty may not do this one
item-again = Again: { $title }
item-stage-release = { $stage }: release { $number }
item-build-anew = Rebuild { $environment }
item-walk = Walk { $pipeline }
item-do-without = Do without: { $stage }
item-automate = Automate: { $stage }
item-examine = Examine { $service }
item-put-right = Put right: { $incident }
item-what-changed = What did { $room } change?
item-roll-back = Roll back: { $change }
item-repair = Repair: { $change }
item-prepare = Prepare { $run }
item-clean-up = Clean up after { $run }
item-write-down = Document { $service }
item-move-static = Offload static content of { $service }
item-drill = Drill: { $service } fails on purpose
item-strengthen = Repair a weakness of { $service }
item-meeting = Meeting: { $room }
incident-acts-up = { $service } acts up
plate-down = down
plate-stopped = stopped
plate-bad-data = bad data
plate-acts-up = acts up
plate-owners = being fixed
plate-due = due
plate-in-house = in-house
plate-steady = steady
note-on-no-record = on no record
note-unnoticed = { $span } unnoticed
note-after = after { $span }
note-not-answered = by default: you did not answer
note-in-vain = hours spent in vain
note-guessing = { $span } of guessing
fact-began = began, unnoticed
fact-noticed-at = noticed at { $service }
fact-examined = { $service } examined
fact-nothing-found = nothing found
fact-cause-found = Cause found
fact-put-right = Put right
fact-changed = { $service } changed
fact-on-record = now on the record
fact-rolled-back = Rolled back
fact-repaired = Repaired in place
fact-told = { $room } told you
fact-in-place = is in place
fact-target-reached = target condition reached
fact-target-missed = not reached in time
fact-found-weakness = found a weakness
fact-found-nothing = found nothing
fact-drill = Drill of { $service }
fact-left = { $run } has left
fact-right-figures = figures correct
fact-left-by-hand = { $run } has left by hand
fact-clean-up = clean-up follows
fact-by-hand-ready = By hand, ready
fact-missed = { $run } missed
fact-nothing-left = nothing went out on time
fact-to = to { $who }
fact-done = done
fact-finding = a finding of the audit
fact-fixed = fixed
fact-out-of-scope = out of the audit's scope
fact-passed = passed
fact-not-passed = not passed
fact-breached = Personal data has leaked
fact-results = Results of week { $week }
fact-shares = and the shares followed
fact-assigned = { $person }: { $card }
fact-gave-notice = gave notice
fact-departed = left, with what they know
fact-joined = first day at work
fact-delivered = delivered
told-nothing = nothing that was not on the record
told-one = a change that was on no record
told-many = { $n } changes that were on no record
cause-wear = { $service } wore out
cause-overload = { $service } fell over under its load
cause-dependency = { $service } went down and took it along
cause-breach = a breach: data of { $service } got out
subject-card-done = a card that is done by now
push-expedite = has something expedited
push-add-scope = adds scope
push-unfreeze = starts a project again
plate-per-hour = ${ $amount }/h
plate-thousands = { $amount }k
kind-label-business = business project
kind-label-internal = internal project
kind-label-change = change
kind-label-unplanned = unplanned
difficulty-calm = calm
difficulty-normal = normal
difficulty-hard = hard
run-state-waiting = waiting
run-state-left-by-hand = gone, by hand
project-stage-planned = planned
project-stage-gate = waiting at the gate
project-stage-running = running
project-stage-frozen = frozen
project-stage-done = done
release-lies = sits
release-waits = waits
release-runs = runs
release-in-work = under way
release-few-users = with a few users
release-held = held
tier-elite = Elite
tier-high = High
tier-medium = Medium
tier-low = Low
effort-about = about { $time }
effort-range = { $low } to { $high }

## Keys
command-pause = Pause, resume
command-next-event = To the next event
command-speed-1 = Normal speed, 1×
command-speed-3 = 3× speed
command-speed-10 = 10× speed
command-speed-max = Fastest
command-find = All actions
command-all-actions = All actions, with Ctrl
command-inbox = Back to the inbox
command-whole-building = The whole building
command-foresee = What will happen
command-back-in-time = Back in time
command-settings = Settings
command-full-screen = Full screen
command-people = People
command-changes = Changes
command-projects = Projects
command-audit = Audit
command-pipeline = Pipeline
command-services = Services
command-improve = Improve
command-business = Business
command-charts = Charts
command-goal = Goal
command-talk = Talk
command-hint = Hint
command-log = Log
command-why = Why
command-futures = Futures
command-keys = Keys and gestures
bindings-nothing-called = nothing is called { $name }
bindings-no-key-called = no key is called { $key }
bindings-goes-through = Tab, the arrows and Enter go through every screen: take another key.
bindings-answers = 1 to 5 answer the inbox: take another key.
bindings-own-use = { $name } has a use of its own: take another key.
bindings-with-ctrl = With Ctrl it takes a letter or a digit, but not A, C, V, X, Y or Z.
bindings-every-screen = { $what }: this works on every screen, and wants one of F1 to F12.
bindings-taken = { $name } is taken by “{ $what }”: give that another key first.
keys-pause = pause or resume; you can give orders while paused
keys-step = to the next event that you can see
keys-speeds = speed 1×, 3×, 10×, full
keys-answer = answer the message in the inbox
keys-inbox = back to the inbox; in a small window it opens and closes what is at the right
keys-find-key = { $chord } or { $key }
keys-find = everything that can be done now, by name: type, Enter
keys-tab = Tab, arrows
keys-tab-about = from one thing to the next; Enter presses it; in the charts: from chart to chart
keys-ctrl-z = Ctrl+Z
keys-undo = take back what you did since the clock stopped
keys-rewind = back to any minute of this run, or click the timeline; the futures that you have tried, side by side
keys-foresee = what will happen: point at an order with a price (or right click it); Ctrl+Enter in the list of actions
keys-drag-card = Drag a card
keys-drag-card-about = onto a person: into their hands, now; onto a card of a pile: to that place
keys-drag-day = … onto a day
keys-drag-day-about = at the foot of the floor, or in the calendar of changes: planned for that day
keys-drag-person = Drag a person
keys-drag-person-about = into another room: they work there; onto an expert: they learn beside them
keys-wheel = Wheel, drag
keys-wheel-about = zoom and move the building; { $key } or double click: all of it
keys-settings = settings, where keys are changed; full screen
keys-esc = close what is open; then the menu (the game saves itself)
keys-kind-business = business project: what the company asked for
keys-kind-internal = internal project: what IT needs for itself
keys-kind-change = change: an alteration to something that runs
keys-kind-unplanned = unplanned work: what nobody planned; it eats the other three
keys-other = Keys can be changed in the settings.

## Title
entry-sandbox = Sandbox
entry-sandbox-about = Build a company from parts, every rule a slider, and play it
entry-endless = Endless
entry-endless-about = Demand grows until the company fails: how long does it last?
entry-settings = Settings
entry-settings-about = Sizes, colours, motion, keys
entry-quit = Quit
entry-quit-about = The game saves itself
title-not-kept = Progress cannot be saved: { $why }
title-click-room = Click a lit room, or press its number. Dark rooms open one after the other.
title-motto = four kinds, one expert, no record
title-continue = Continue: { $line }
title-start = Start: { $level }
title-how-hard = New games are:
title-won = won
title-won-1 = won, 1 lamp
title-won-2 = won, 2 lamps
title-won-3 = won, 3 lamps
title-lost = lost
title-closed = closed
title-room-state = { $room } ({ $state })
title-part-fire = The fire
title-part-plant = The plant
title-part-flow = The flow
title-to-be-built = to be built
title-won-of = { $won } of { $all } won
title-closed-about = opens once the level before it is won, or lost twice
difficulty-calm-about = your actions take three quarters of the time, a fifth less unplanned work, people forgive more
difficulty-normal-about = the level as designed
difficulty-hard-about = your actions take a quarter longer, a sixth more unplanned work, people forgive less
title-turn = up next
title-won-lamps = won, { $stars } of 3 lamps

## Debrief
debrief-won = { $title }   { $at }, won
debrief-lost = { $title }   { $at }, lost
briefing-read = I have read it
briefing-take-over = Begin
briefing-back = Back
briefing-people = People you will meet
briefing-others = { $n ->
    [one] One more is at their desk.
   *[other] { $n } more are at their desks.
}
briefing-goals = Goals
briefing-goals-about = each one lights a lamp
debrief-without-won =
    { $lamps ->
        [one] Without it you would have won: “{ $ending }” ({ $lamps } lamp)
       *[other] Without it you would have won: “{ $ending }” ({ $lamps } lamps)
    }
debrief-without-also-won =
    { $lamps ->
        [one] Without it you would also have won: “{ $ending }” ({ $lamps } lamp)
       *[other] Without it you would also have won: “{ $ending }” ({ $lamps } lamps)
    }
debrief-without-lost = Without it you would have lost: “{ $ending }”
debrief-without-also-lost = Without it you would also have lost: “{ $ending }”
debrief-no-end = Without it there would have been no end.
debrief-mattered-most = Mattered most: { $time }, { $what }. { $without }
debrief-why-mattered = The run was played again without it: the same luck, and your other decisions as far as they were still possible.
debrief-why-lamps = Lamps lit: { $with } as it was, { $without } without it.
debrief-why = Why
debrief-why-about = how it came to this; amber is what you decided
debrief-back-hint = Back to { $time }. This future is kept.
debrief-no-single-event = No single event led here: it had simply come to this.
debrief-dark = { $lamp }: dark. { $needs }
debrief-times = { $times } times
debrief-your-decision = your decision
debrief-most = mattered most
debrief-try-again = Try again
debrief-other-luck = New luck
debrief-other-luck-hint = The same level again, with different luck.
debrief-next = Next: { $title }
debrief-title = Title
debrief-yours = Your decisions: { $yours } (amber); the rest followed from them, or came without you.
debrief-what-when = What happened when
debrief-unplanned = Unplanned work took { $unplanned } %, switching between things { $switching } %.
debrief-hours-went = Where { $hours } hours went
kind-short-project = business
kind-short-internal = internal
kind-short-change = change
kind-short-unplanned = unplanned
debrief-dashed = dashed: switching
hours = { $hours } h
length-minutes = { $n } min
length-hours = { $n } h
length-days = { $n } days
unit-minutes = minutes
unit-hours = hours
unit-days = days
debrief-told-won = { $level }, won: { $title }. { $text }
debrief-told-lost = { $level }, lost: { $title }. { $text }
debrief-lamp-lit = { $lamp }: lit. { $needs }
debrief-yours-told = { $at }, your decision, { $title }: { $detail }
log-told = { $at }, { $title }: { $detail }

## Sheets
news-leaving =
    { $n ->
        [one] { $n } has given notice
       *[other] { $n } have given notice
    }
news-colliding =
    { $n ->
        [one] Two changes may collide on { $n } service
       *[other] Two changes may collide on each of { $n } services
    }
news-down =
    { $n ->
        [one] { $n } service is down
       *[other] { $n } services are down
    }
sheet-people = People
sheet-changes = Changes
sheet-projects = Projects
sheet-audit = Audit
sheet-pipeline = Pipeline
sheet-services = Services
sheet-improve = Improve
sheet-business = Business
sheet-charts = Charts
sheet-goal = Goal
sheet-talk = Talk
sheet-hint = Hint
sheet-log = Log
sheet-why = Why
sheet-keys = Keys
sheet-futures = Futures
sheet-forecast = What will happen
sheet-people-about = where everybody's hours go, and who learns from whom
sheet-changes-about = what stands on the record; what does not, nobody knows
sheet-projects-about = what everybody starts, nobody finishes
sheet-audit-about = every finding still open on the date is fined
sheet-pipeline-about = finished, and not in production: it earns nothing yet
sheet-services-about = what runs, how loaded it is, and what it depends on
sheet-improve-about = limit what is begun, and get better at the rest
sheet-business-about = money, customers, and those who want something
sheet-charts-about = what happened, and why
sheet-goal-about = what each lamp needs, and how close it is
sheet-talk-title = Talk to somebody
sheet-talk-about = it costs minutes of your day, and may be worth them
sheet-hint-about = where to look, which lever to try, and why; a step at a time
sheet-log-about = what happened, newest first; amber: what you did
sheet-why-title = Why?
sheet-why-about = each incident, and what is known to have led to it
sheet-futures-about = where you went back, what you did differently, and how it stands
sheet-forecast-about = 64 futures with it and 64 without, with the same luck; you do nothing more
news-frozen = { $changes } held up by the freeze
news-pushed = { $who } pushed: { $what }
news-gate = { $projects } at the release gate
news-audit = { $findings } open, { $audit } in { $span }
news-not-deployed = { $count } finished, not deployed: { $pipeline }
news-turns-away = { $service } turns { $percent } % away
news-targets = { $targets } to aim at
news-goes-round = { $who } goes round you

## Menu
menu-clock-stands = Paused
menu-go-on = Go on
menu-leave = Back to the title
menu-saved = The game saves itself.

## Play
play-nothing-to-go-back-to = There is nothing to go back to.
play-futures-full = There are already { $most } futures; no more are kept.
play-not-saved = The game can no longer be saved: { $error }
play-given = Done: { $name }. { $minutes } min of your day.
play-cause-found = Cause found: { $cause } ({ $what }). It waits to be undone.
play-done-of = { $done } of { $all } done. { $why }
play-undo-only-now = Only what you did since the clock stopped can be taken back. Pause first, then act.
play-taken-back = Taken back.
play-clock-stands-already = The clock has already stopped: somebody is waiting for an answer.
play-waits-once-more = { $from } is waiting for an answer. Press again, and time goes on without one.
play-two-hours-quiet = Two hours went by, and nothing worth mentioning happened.
play-your-day-begins = Your day begins.
play-news = { $title }: { $detail }
play-point-at-order = Point at a rule, a limit or another order that changes how work flows: then this key shows what will happen.
play-more-below = more below ↓
play-all-actions = All actions
play-find-hint = Everything that can be done now, by name ({ $chord } or { $key })
key-with-ctrl = Ctrl+{ $key }
key-space = Space
key-home = Home
key-end = End
key-insert = Ins
key-delete = Del
key-backspace = Backspace
key-page-up = PgUp
key-page-down = PgDn
play-all-charts = All charts ({ $key })
play-back-to-inbox = Back to the inbox
play-waits-for-answer = { $from } waits for an answer
play-more-wait = { $from } and { $more } more wait
play-every-answer = Every answer takes minutes of your own day.
play-nobody-wants = Nobody wants anything from you. It will pass.
play-role-and-time = { $role }, { $time }
play-waits-until = waits until { $time } ({ $left })
play-taken-by-default = taken by default
play-you-answered = you answered
play-answer = { $who }: { $label }
play-waits-too = { $from } also waits for your answer
close = Close
tab-trouble = trouble is waiting there
tab-something = something is waiting there

## Palette
palette-see-sheet = See { $sheet } ({ $key })
palette-see-chart = See chart: { $chart }
palette-show = Show { $what }
rewind-hint = Back in time ({ $key })
palette-nothing = Nothing by that name can be done here.
palette-able =
    { $able ->
        [one] { $able } thing can be done; the clock is stopped.
       *[other] { $able } things can be done; the clock is stopped.
    }
palette-keys = ↑ ↓  Enter  Esc   Ctrl+Enter: what will happen
palette-what = What do you want to do?
palette-not-told = What comes of this is not shown: it would give away what nobody knows yet, or it moves a single card.
palette-back-about = to any minute of this run; what you have done since is kept as another future
palette-back-also = rewind undo
minutes = { $minutes } min

## Back in time
rewind-just-begun = It has just begun: there is nothing to go back to.
rewind-futures-hint = The { $many } futures of this game ({ $key })
rewind-go-back-to = Go back to { $time }?
rewind-nothing-since = You have done nothing since. This future is kept, too.
rewind-kept = What you have done since ({ $decisions }) is kept as another future.
rewind-keys = ← → an hour, ↑ ↓ a day, or click the timeline
rewind-go-back = Go back
rewind-stay = Stay
rewind-gone = { $time }. What came after is kept as another future.
rewind-before = { $time }, before “{ $what }”
rewind-from-end = { $time }. That ending is kept as another future.

## Foresight
foresight-nothing = Nothing can be said about it.
foresight-what-if = What if?
foresight-hint = { $key } or right click: what will happen
foresight-title = What if? What will happen with it, and without it ({ $key })

## Small chart
chart-where-hours-go = Where the hours go
chart-counted-from = Counted from the first full hour.
chart-unplanned-share = { $percent } % of the hours worked were unplanned.
timeline-leaves = { $run } leaves
timeline-goal = the goal

## Services
services-click = Click a service: the panel on the right shows what you can do.
services-service = service
services-earns = earns
services-watched = watched
services-tested = tested
services-written-down = written down
services-debt = debt
services-needs = needs
services-load = load
services-load-about = How much of its capacity is needed now; the line marks 100 %.
services-watched-about = The share of its failures that an alarm shows before anybody calls.
services-tested-about = The share of the faults in changes to it that tests catch.
services-written-about = How much of what there is to know about it is written down, for those who do not know it.
services-due = due { $time }: { $run }
services-turns-away = turns { $percent } % away
services-per-hour = { $money }/h
services-weak-points =
    { $count ->
        [one] { $count } weakness found
       *[other] { $count } weaknesses found
    }
services-drills =
    { $count ->
        [one] { $count } drill held
       *[other] { $count } drills held
    }
services-of-capacity = { $percent } % of its capacity
services-capacity-was = capacity { $percent } % of what it was
services-follows = follows the load
services-static = static content comes from elsewhere
services-more-at = more from { $time }
services-users-away = { $percent } % of its users are turned away
services-slow = a request takes { $times }× as long as in an empty system
services-order = Order more capacity
services-let-follow = Let capacity follow the load
services-end-follow = Stop following the load
services-offload = Offload static content
services-drill = Drill: let it fail on purpose

## Changes
changes-now = in force
changes-nothing-in = { $title }: nothing goes in
changes-decides = { $title }: decides { $changes }
changes-so-far = { $title }: { $changes } so far
changes-goes-in = { $title } goes in
changes-planned = { $items } planned by you
changes-auditors = { $audit }: the auditors report
changes-project-due = { $project } is due
changes-collision = changes by service; what goes in within { $window } of another there fails { $percent } % more often
changes-may-collide = May collide
changes-about-to-go = { $items } about to go in
changes-chip = { $name }: { $text }
changes-just-went = , { $changes } just went in
changes-set-aside = Set aside: { $item }
changes-tomorrow = Not before tomorrow: { $item }
change-class-standard = standard
change-class-normal = normal
change-class-emergency = emergency
changes-not-in = { $count } changes to services not in yet
changes-not-in-about = by service and class; click a line for its changes
changes-class = class
changes-count = changes
changes-at-board = at the board
changes-frozen = frozen
changes-undeployed = undeployed
changes-oldest = oldest
changes-let-in = Let { $count } in
changes-untested = , untested
changes-place-age = { $place }{ $untested }, { $age } old
changes-let-one-in = Let in
changes-send-away = Send away
changes-more = and { $count } more
changes-ask-team = Ask a team what it changed; then it is on the record:
changes-newest-first = newest first
changes-on-record = On the record
changes-nothing-on-record = Nothing is on the record.
changes-record-line = { $service }, by { $author }, { $percent } % tested, { $state }
changes-from-to = { $text }, { $from } to { $to }

## Talk
talk-nobody = There is nobody to talk to now.
talk-said = Said so far
talk-line = { $time }  { $from }: { $text }{ $answer }
talk-by-default = {""}  (by default: { $label })
talk-you = {""}  (you: { $label })

## Futures
measure-lamps = Lamps lit
measure-lead-time = Lead time, mean
measure-unplanned = Unplanned share
futures-one = There is one future so far. Click the timeline (or press { $key }) to go back to any minute of this run and try another way: what you did is kept, and both can be compared here.
futures-runs = Running them again …
futures-lit = { $lit } of { $lamps } lit
futures-won = won, { $lamps }
futures-nothing-else = nothing else was done
futures-and-more = { $names }; and { $more } more
futures-first = Future { $place }, the first
futures-from = Future { $place }, from { $from } at { $time }
futures-stands = { $time }, { $stands }
futures-goes-on-now = current
futures-go-on-here = Go on here
futures-goes-on = Future { $place } goes on. The clock is stopped.
futures-compare = Compare it with the current future
futures-of = { $value } of { $all }
futures-beside = { $one } beside { $other }, both { $both }
futures-draw = Draw it over time
futures-part = they part { $time }

## Pipeline
pipeline-releases = releases { $policy }
pipeline-not-in-production = not deployed
pipeline-in-production = deployed
pipeline-a-release = a release
pipeline-lead-time = lead time
pipeline-failed = releases failed
pipeline-sent-back = sent back
pipeline-hand-offs = hand-offs
pipeline-finished = finished
pipeline-stage-hint = { $stage }: { $hint }
pipeline-more-steps = more steps
pipeline-not-drawn = not drawn
pipeline-nobody-has-drawn = that nobody has drawn
pipeline-production = Production
pipeline-release = release { $number }
pipeline-release-at = release { $number }, { $time }
pipeline-nothing-yet = nothing yet
pipeline-of-size = of { $size }
pipeline-a-machine = a machine
pipeline-lies = sits { $span }
pipeline-set-up = set-up { $span }
pipeline-a-change = { $span } a change
pipeline-finds-faults = finds { $percent } % of faults
pipeline-set-up-short = { $span } set-up
pipeline-each = { $span } each
pipeline-finds = finds { $percent } %
pipeline-lies-before = sits { $span } before it
pipeline-nothing-through = Nothing has gone through yet, so no times are known.
pipeline-of-what-is-drawn = of what is drawn {""}
pipeline-passage = from cut to production { $span }: { $work } { $seen }is work ({ $percent } %), the rest is waiting
pipeline-in-environment = , in { $environment } ({ $percent } % like production)
pipeline-spent = ; a release spent { $span } here
pipeline-automate = Have a machine do it
pipeline-remove = Do without it
pipeline-neither = No machine can do it, and there is no doing without it.
pipeline-release-none = Nothing to release
pipeline-next-cut = next: { $time }
pipeline-release-now = Release { $count } now
pipeline-take-back = Take release { $number } back
pipeline-canary-end = Turn canary off
pipeline-canary = To a few users first
pipeline-flags-end = Turn flags off
pipeline-flags = Behind feature flags
pipeline-when-released = When it is released
pipeline-walk-about = takes somebody an hour; draws the steps that nobody sees
pipeline-walk = Walk the value stream
pipeline-on-the-way = On the way
pipeline-at-unknown-step = a step that nobody has drawn
pipeline-carries-repair = , carries a repair
pipeline-way-line = release { $number }: { $changes }, cut { $time }, { $doing } at { $at }{ $urgent }
pipeline-environments = Environments
pipeline-environments-about = the less an environment is like production, the less a test finds in it
pipeline-like-production = { $percent } % like production
pipeline-drift = −{ $percent } % a week
pipeline-price = , { $cost }
pipeline-build-anew = Rebuild it{ $price }

## Goal
goal-ends = it ends { $time }, in { $span }
goal-lit-now = lit now
goal-dark-now = dark now
goal-what-you-were-told = What you were told
goal-wants = { $name }: { $now } now, { $wanted } { $bound }
goal-at-least = at least
goal-less-than = less than
goal-more-than = more than
goal-or = or { $text }
goal-run-judged = judged when { $run } has left: by { $time }
goal-audit-judged = { $audit }: judged { $time }

## Audit
audit-passes-none = passes with no finding open
audit-passes-with = passes with at most { $count } open
audit-passed = passed
audit-failed = failed
audit-report = the auditors report { $time }, in { $span }; it { $passes }
audit-open-in-scope = open, in scope
audit-at-stake = at stake
audit-none-raised = No finding has been raised yet.
audit-finding = finding, missing control
audit-service = service
audit-work = work
audit-done = done
audit-fine = fine
audit-own-about = show the auditors where an error would be noticed anyway, and IT need not build the control
audit-own = What the business checks itself
audit-own-none = Nobody has told you of such a control. Ask those who do the work how they would notice an error ({ $key }).
audit-duties = Segregation of duties
audit-duties-about = whoever did the first may not do the second on the same item
audit-duty-streams = {""} ({ $streams })
audit-duty = who did “{ $duty }” may not do “{ $then }”{ $streams }
audit-waits-at = at { $room }, { $age } old
audit-barred =
    { $n ->
        [one] { $n } item waits for somebody who may do it:
       *[other] { $n } items wait for somebody who may do it:
    }

## Log and why
log-price = { $minutes } min of your day
why-figure = Why: { $name }
why-moved = What moved it most:
why-moved-by = { $by }  { $what } ({ $time })
why-moved-else = { $by }  everything else
why-worth = In time it brings { $money }.
why-worth-late = Each day after { $time } takes { $money } of it, until nothing is left.
why-scope = { $raised } raised so far: { $fixed } fixed, { $outside } out of scope. What is open and in scope counts.
why-lost = { $hours } h lost so far to getting back into one thing after another.
why-lost-none = One thing in hand at a time loses nothing.
why-lost-now = With { $n } things in hand it is { $percent } % of their time now.
why-tired = Each hour beyond eight a day tires by { $long } %, each hour lost to switching by { $lost } %.
why-tired-rest = A night takes { $night } % of it away, a day off { $off } %.
why-tired-does = So they work at { $pace } % of their pace, and { $wrong } % of what they do has to be done again.
why-felt = On the last working day: { $parts }.
why-felt-nothing = The last day moved nothing.
why-felt-finished = work finished
why-felt-learned = something learned
why-felt-slack = a little slack
why-felt-interrupted = interruptions
why-felt-waste = work late or thrown away
why-felt-tired = tired
why-resigns = Whoever is below { $morale } for { $span } gives notice.
why-in-hand = They take up to { $limit } at a time by themselves; what is urgent or assigned comes on top.
why-in-hand-item = { $title }, { $age } old
why-in-hand-more = and { $n } more
why-load-slow = A request takes { $times } times as long as with nobody else there.
why-debt = Loose cables: { $cables } of 5. Shortcuts and changes in a hurry loosen them; internal projects tie them up.
why-debt-drag = Work on it takes { $times } times as long for that.
why-waiting = So far { $came } came here; done: { $done }.
why-oldest = The oldest, { $title }, came { $time }.
why-crew =
    { $present ->
        [0] Nobody is at work there now.
        [one] { $present } of { $crew } is at work now.
       *[other] { $present } of { $crew } are at work now.
    }
why-age = It came { $time }.
why-age-effort = { $done } h of { $effort } h of work on this step are done.
why-revenue = What each of these earns in an hour:
why-revenue-down = { $service }: nothing now, it is down
why-revenue-stopped = { $service }: nothing now, what it needs is down
why-revenue-less = { $service }: { $percent } % of it now
why-moved-unseen = { $by }  nothing that you were told of
why-day = Answers and orders take minutes of it. It ends with your shift: what is not used by then is gone.
why-price-level = The level sets { $minutes } min of your day for this.
why-price-rule = By the rules an order of this kind takes { $minutes } min of your day.
why-price-pace = At this difficulty everything takes you { $pace } times as long.
why-idle =
    { $n ->
        [one] { $n } waits here, and they cannot take it: { $reason }
       *[other] { $n } wait here, and they can take none of them: { $reason }
    }
named-lowest = lowest so far: { $metric }
named-highest = highest so far: { $metric }
named-metric = { $metric } ({ $of })
debrief-added-up = No single event led here: it added up, from what you decided and what you let be.
play-whole-building = The whole building
play-answered-for-you = You did not answer; so it is: { $title }, { $detail }
play-said-something = { $from } has said something
audit-seen = { $control }: the auditors have seen it
play-not-here = { $sheet }: there is nothing of that here.
why-trusts = Who trusts you, and by how much that has changed:
why-kinds = By kind of work:
why-planned = Planned for that day:
why-worked-out = Worked out as { $formula }
why-group-of = group of { $what }
why-compared = The same lab is played with something changed, under the same luck, and compared: a single run does not say it.
why-counted-at = Counted { $time }.
why-theory-near = One run strays. The certificate takes the mean of { $n } runs: it may miss theory by its own 99 % interval and { $percent } % for whole minutes.
why-theory-exact = One run strays. The certificate takes the mean of { $n } runs: it may miss theory by its own 99 % interval.
why-theory-beyond = One run strays. The certificate takes the mean of { $n } runs: its whole 99 % interval lies on that side.
why-piles = Where most of it is:
why-sources = Where it came from:
why-troubled = What made the most trouble:
why-incidents = Not over yet:
why-incident = { $title }, since { $time }, { $stage }
why-holes = Each hole leads to a breach with { $percent } % in a week.
why-holes-close = Open findings that close some:
why-breaches = When, and of what:
why-outstanding = For which services:
why-outstanding-of = { $service }, the oldest { $age } old
why-failed = Failed most lately:
why-went-in = { $title }, { $time }
why-forecast-mean = What you see are means of { $futures } futures at the last minute.
why-forecast-half = { $how }: half of them lie from { $lower } to { $upper }, nine tenths from { $low } to { $high }.
why-forecast-middle = { $name }: the middle one of all futures at the last minute.
why-forecast-alike = { $how }: { $value } in nine of ten.
why-forecast-pairs = With the same luck it is more with it in { $more } of them, and less in { $less }.
why-forecast-lamp = With the same luck it is lit either way in { $both } futures, only with it in { $more }, only without it in { $less }, and in { $none } not at all.
why-futures-parted = When they parted, { $time }: { $value }
why-futures-since = { $place }: { $value }, { $time }. Done only there: { $done }
why-lit = lit: { $names }
why-none-lit = no lamp lit
why-times-when = It happened { $times }.
why-about-to-go = About to go in:
why-just-went = Just went in:
why-in-vain = Examined in vain:
why-hours-none = Not at work so far.
why-by-whom = Whose hours:
why-in-hands = In whose hands:
why-in-hands-none = Nobody has anything in hand now.
why-finished = What kinds they were:
why-flow-took = As many were finished { $to } as had arrived { $from }: that long an item takes if the first to come is the first to go.
why-kept = { $kept } of { $all } finished items took { $span } or less.
why-kept-of = { $kept } of { $all }  { $kind }
why-leads = Half took { $half } or less, 85 % { $most } or less, the longest { $longest }.
why-unnoticed = It began { $began } and was noticed { $noticed }.
why-sought = Noticed { $noticed }, cause found { $found }.
why-record = { $n } changes went in without a card.
why-control = Rule for changes: { $control }.
why-switching = Who loses most of it:
why-project = { $title }: { $done } of { $scope } items done, { $stage }
why-needs = Work that it still needs:
why-worst = Those who are worst off:
why-oldest-open = The oldest that are open:
why-ready = { $n } of them wait to be released { $policy }.
why-way = { $n } of them are on the way, in { $releases }.
why-next-release = The next release is cut { $time }.
why-deployed = They went in with { $releases }.
why-latest = The latest, number { $number }, took { $changes } in { $time }.
why-batch = What is finished goes { $policy }.
why-batch-does = The more changes go in together, the likelier one of them is bad, and the longer the search for it.
why-lead-passage = From its cut to production a release takes { $span }.
why-lead-before = For { $span } before that a change waits, finished, for its release.
why-found = Faults found on the way so far: { $early }; that showed in production: { $late }.
why-no-hands = Machines do all of it.
why-steps = Time that a release spends at each step:
why-step = { $span }  { $stage }, { $work } of it work
why-unmapped = { $span }  steps that nobody has drawn
why-parity = Built { $time }; each week it drifts by { $percent } %.
why-finds = { $stage } finds { $percent } % of faults.
why-unmoved = Nothing has moved it so far.
why-suspect = By how often each makes such trouble, and what is known since. With “something else” all add up to 100 %.
why-suspect-changed = It was changed just before: that makes it much likelier.
why-suspect-pointed = Somebody said something that points at it.
why-suspect-vain = Examined { $times }× in vain: each time it is less likely, with its changes on the record much less.
why-earns = While it works it earns { $money } in an hour.
why-earns-down = Now it earns nothing: it is down.
why-earns-all = Now it earns all of it.
why-earns-less = Now it earns { $percent } % of it: { $money } in an hour.
why-earns-stopped = Now it earns nothing: what it needs is down.
why-earns-market = Revenue goes with the market share: by that it is { $percent } % of what it was at the start.
why-as-at-start = As it was at the start.
why-at-start = At the start it was { $percent } %.
why-raised = { $title } has raised it.
why-would-raise = { $title } would raise it.
why-weak =
    { $drills ->
        [one] { $drills } drill so far. A drill shows weak points before customers do; each is repaired by a card.
       *[other] { $drills } drills so far. A drill shows weak points before customers do; each is repaired by a card.
    }
why-fine-open = Due { $time } if the finding is still open then.
why-fine-fixed = Nothing is due: it is fixed.
why-fine-outside = Nothing is due: it is out of scope.
why-board = The board decides on them { $time }.
why-frozen = Changes are frozen: they wait until you let them in.
why-frozen-until = Changes are frozen until { $time }: they wait until then, or until you let them in.
why-done = { $work } in work, at most { $at_once } at once; { $left } not begun.
why-need =
    { $crew ->
        [one] For { $left } cards that are not done, work that comes back included. { $crew } person works there.
       *[other] For { $left } cards that are not done, work that comes back included. { $crew } people work there.
    }
why-gate = Running projects still need of it:
why-inside-beyond = More than the limit are inside: urgent work goes in at once.
why-hours = Where the time went:
why-hours-switching = switching
why-hours-blocked = waiting for others
why-hours-idle = nothing to do
why-knows = It grows with each card on it, beside somebody who knows, or from what is written down. Below { $percent } % a card is not for them.
why-reserve = { $percent } % of the crew’s time are kept for improvement. This is the share of their work since then that was improvement; while it is less, improvement goes first.
why-asking = Who asks for what is open now:
why-latest-changes = What went in last:
why-cause-unknown = cause unknown
why-cause = cause: { $cause }
why-on-record = on the record just before
why-nothing = Nothing has gone wrong that anybody noticed.
source-requests = what people asked for
source-changes = changes that failed
source-wear = services that wore out
source-overload = services that fell over under load
source-dependencies = services that others pulled down
source-breaches = breaches
why-unplanned-hours = { $hours } h of unplanned work
why-by-source = by where it came from
why-times = { $name } { $times }×
why-failures = noticed failures: { $list }

## Projects
projects-sponsor = project, sponsor
projects-done = done
projects-due = due
projects-worth = worth
projects-nobody-asked = nobody asked for it
projects-trust = { $who }, trust { $trust }
projects-no-date = no date
projects-done-at = done { $time }
projects-late = { $span } late
projects-in = in { $span }
projects-release = Release
projects-freeze = Freeze
projects-thaw = Thaw
projects-stage-done = done
projects-done-of = { $done } of { $scope } done
projects-in-work = , { $count } in work
projects-constraint-hours = { $hours } h of the constraint
projects-needs-nothing = it needs nothing more from anybody
projects-still-needed = { $hours } h still needed
projects-pushed = { $who } { $what }
projects-gate-before = Release gate before { $name }
projects-gate-most = running projects need { $needed } h of it; at most { $most } h may start
projects-gate-open = open: running projects need { $needed } h of it
projects-open = Open
projects-what-runs = { $hours } h: what runs
projects-stage-before = { $stage }, {""}

## Improve
improve-nothing = Nothing can be started here yet. Somebody has to bring it up first: read what comes in, or ask around ({ $key }).
kata-no-meetings = no meetings
kata-in-rhythm =
    { $meetings ->
        [one] { $meetings } meeting, the rhythm is kept
       *[other] { $meetings } meetings, the rhythm is kept
    }
kata-not-in-rhythm =
    { $meetings ->
        [one] { $meetings } meeting, the rhythm is not kept yet
       *[other] { $meetings } meetings, the rhythm is not kept yet
    }
kata-of = Kata of { $room }
kata-by-day = by { $by }, day { $day }
kata-they-meet = They meet
kata-not-at-all = not at all
kata-every-day = every day
kata-two-days = every two days
kata-every-week = every week
kata-every = every { $days } days
kata-aim = Aim: { $name }
kata-at-least = at least { $value }
kata-at-most = at most { $value }
kata-by = , by { $time }
kata-now = { $metric } is { $value } now, { $goal }{ $by }
kata-reached = reached
kata-missed = missed
kata-not-yet = not yet
improve-countermeasures = Countermeasures
improve-countermeasures-about = each is an internal project: it costs first
improve-about = { $about } { $price }
improve-young = new: { $percent } % slower until { $time }
improve-in-work-done = in work at { $room }, { $percent } % done
improve-in-work = in work at { $room }
improve-done = done
improve-time = Time for improvement
improve-time-about = a share of a crew's time for internal projects, whatever else waits
improve-used = { $percent } % so far
improve-all-work = all work
improve-limits = Limits on work in process
improve-limits-about = anything over a limit waits outside; urgent work goes in at once
improve-limit = limit { $limit }
improve-no-limit = no limit
improve-inside-of = { $inside } of { $most } inside
improve-inside = { $inside } inside, no limit
improve-outside = { $outside } outside
improve-rooms = WIP limits of rooms
improve-rooms-about = finish before you start
improve-room-line = { $in_hand } in hand, { $limit }, { $waiting } waiting

## Hint
hint-none = No hint right now. Look around; hints come when there is something to see.
hint-where = Where to look
hint-lever = Which lever to try
hint-theory = The theory behind it
hint-another = Another hint
hint-which-lever = Which lever?
hint-why = And why?
hint-else = Something else may help as well.
hint-costs-nothing = A hint costs nothing. It changes once the matter is over.

## People
people-legend = hatched: lost to switching; pale: idle. Click somebody: what you can do.
people-hours = hours worked
people-in-hand = in hand, own limit
people-worked = { $worked } h worked of { $present } h at work
people-worked-short = { $worked } of { $present } h
people-over = More in hand than their own limit: it was lowered while this was under way, or more was assigned. Until they are back within it, they take nothing new.
people-lost = lost
people-tired = tired
people-morale = morale
people-triaged = , requests sorted first
people-shielded = , shielded
people-notice = has given notice
people-learns = learns beside { $expert }
people-teaches = { $room }; teaches { $learner }
people-constraint = { $room }, the constraint{ $guard }
people-room = { $room }{ $guard }
people-few = Known by few
people-few-about = whoever else works on it is slower, or must ask
people-written-down = { $percent } % written down
people-hiring = Hiring
people-hiring-about = money now, a pair of hands later; first they take a mentor's time
people-hired-for = { $person } is hired for { $room } and not here yet
people-hire-for = Hire { $name } for …
people-nobody-applies = Nobody applies.

## Business
business-since-first = { $plus }{ $money } since the first day
business-costs = when all runs; costs are { $money } an hour
business-revenue = Revenue an hour
business-content = Satisfaction
business-rivals = rivals { $rivals }, of 100
business-points = { $sign }{ $change } points
business-share = Market share
business-price = Share price
business-dollars = ${ $price }
business-change = { $sign }{ $change } %
business-missing = { $percent } % of goods missing
business-forecast = Forecast
business-owed = Owed
business-owed-about = comes with the next run
business-goes-round = goes round you
business-who = Those who want something
business-who-about = trust, 0 to 100; below a mark they stop waiting for you
business-goes-round-now = goes round you now
business-pushed = pushed: { $what }
business-below = below { $trust }: { $what }
business-asked = open requests: { $count }
business-where = Where the money went
business-where-about = all accounts since day 1, also before you came
business-runs = Runs with a date
business-leaves = leaves { $time }
account-revenue = Revenue
account-costs = Costs
account-incidents = Incidents
account-overtime = Overtime
account-projects = Projects
account-hiring = Hiring
account-script = Script
account-features = Features
account-runs = Runs
account-stock = Stock
account-capacity = Capacity
account-improvements = Improvements
account-fines = Fines
account-breaches = Breaches

## Forecast
forecast-minutes = { $minutes } min of your day
forecast-clock-goes = The clock is running. Stop it, and this is worked out again from that minute.
forecast-plays = Playing { $futures } futures with it, and { $futures } without …
forecast-not-yet = Not yet
forecast-undo = While the clock is stopped, Ctrl+Z takes it back.
forecast-drawn = Drawn: { $name }, until { $time }. Bands hold half and nine tenths of { $futures } futures.
forecast-without = without it
forecast-with = with it
forecast-of = of { $futures } { $how }: { $lamp }
forecast-lamp-of = { $count } of { $futures }
forecast-trust = trust
forecast-money = money until then
forecast-open = open work
forecast-unplanned = share of unplanned work
forecast-no-lamp = With it { $with } items are open at the end on average; without it { $without }.
forecast-none-open = None of { $futures } futures lights “{ $lamp }” by then, if nothing else is done. Open at the end: { $with } with it, { $without } without.
forecast-none = With it or without it, none of { $futures } futures lights “{ $lamp }”, if nothing else is done.
forecast-hardly = It hardly matters: { $with } of { $futures } futures light “{ $lamp }” with it, { $without } without.
forecast-lamp-same-open = “{ $lamp }” stays as it is ({ $lit } of { $futures } futures), but { $with } items are open at the end instead of { $without }.
forecast-matters = With it { $with } of { $futures } futures light “{ $lamp }”; without it { $without }.
forecast-same = None of { $futures } futures differs: the same lamps, trust, money and work until { $time }, with it and without.
forecast-chance = None of { $futures } futures differs by more than chance: the same lamps, trust, money and work until { $time }, with it and without.
forecast-goal-least = a lamp asks for at least { $figure }
forecast-goal-below = a lamp asks for less than { $figure }
forecast-unchanged = either way
forecast-figures = Show figures
forecast-limit = now { $now }, then { $then }: { $about }
forecast-limit-off = now { $now }, then { $about }
forecast-lamp-also = { $lamp } (dark { $also })
forecast-also-leaves = until { $run } leaves
forecast-also-event = until something else happens too

## Charts
chart-age-waits = Nothing is open: the chart waits for the next item.
chart-age-x = work centre, and how much is open there
chart-age-y = age in { $unit }
chart-age-room = { $room } { $items }
chart-age-promise = 85 % of what is done took at most { $span }
chart-age-oldest = Oldest: { $title }, { $age }
chart-busy-waits = Starts with the first task that a work centre finishes.
chart-next = ↑ ↓ another chart
chart-busy-x = share of the time at work that a centre's people are busy
chart-busy-y = wait, as a multiple of the time in hand
chart-busy-theory = theory: busy ÷ idle, one desk, arrivals at random
chart-busy-beyond = , ↑ { $times }
chart-busy-room = { $room }{ $beyond }
chart-busy-is = { $percent } % busy; theory: { $times } times as long
chart-busy-waits-times = waits { $times } times as long as it is in hand; what was taken up had waited { $span }
chart-busy-mean = { $waiting } waiting on average, tasks done: { $tasks }
chart-busy-note = Nights, batches, and people who are busy elsewhere lift a mark above the curve.
chart-flow-waits = Counted once an hour, drawn from the second full hour on.
chart-flow-y = items, counted from the first day
chart-flow-open = { $open } open: { $waiting } waiting, { $in_hand } in hand
chart-flow-counts = { $arrived } had arrived, { $left } were finished
chart-flow-all-left = all of them were finished { $span } later
chart-flow-not-all = not all of them are finished yet
chart-flow-open-short = { $open } open
chart-flow-waiting = waiting, { $now } now
chart-flow-in-hand = in hand, { $now } now
chart-flow-left = finished, { $all } so far
chart-flow-took = took about { $span }
chart-flow-band-waiting = waiting
chart-flow-band-in-hand = in hand
chart-flow-band-finished = finished
chart-keys-waits = Nothing has been deployed yet.
chart-keys-groups = Groups: { $source }. The line at the right is the value since the first day.
chart-keys-nothing = there was nothing to measure yet
chart-keys-tier = { $tier }: { $text }
chart-keys-here = { $tier }: you are here
chart-time-of-day = time of day
chart-days = days, from midnight to midnight
chart-night = night
chart-click-item = Click: the item on the floor
chart-click-person = Click: the person on the floor
chart-click-room = Click: the work centre on the floor
chart-click-service = Click: the service on the floor
chart-hours-switching = switching
chart-hours-blocked = waiting for something
chart-hours-idle = nothing to do
chart-hours-waits = Starts with the first minute that somebody is at work.
chart-hours-part = { $part } { $percent } %
chart-hours-lost = { $hours } h, { $percent } % lost
chart-hours-line = { $part }: { $hours } h, { $percent } %
chart-hours-at-work = { $hours } h at work
chart-hours-switching-lost = { $percent } % lost to switching
chart-hours-column = hours at work
chart-kinds-waits = Starts with the first hour in which somebody works.
chart-an-hour = an hour
chart-a-day = a day
chart-a-week = a week
chart-in-days = { $n } days
chart-in-hours = { $n } hours
chart-kinds-y = people at work, on average over { $per }
chart-kinds-from-to = { $from } to { $to }
chart-kinds-all = { $hours } hours of work, { $percent } % unplanned
chart-kinds-source = unplanned, from { $name }
chart-kinds-line = { $name }: { $hours } h
chart-kinds-legend = { $kind } { $hours } h
chart-kinds-unplanned = unplanned { $hours } h, from
chart-lead-waits = Starts with the first item that is finished.
chart-lead-y = { $unit } from arrival to completion
chart-lead-drawn = { $drawn } of { $all } are drawn.
chart-lead-within = { $share } within { $span }
chart-lead-took = { $kind }, took { $span }
chart-lead-arrived = arrived { $time }
chart-lead-done = done { $time }
chart-lead-longer = longer than the axis shows
chart-lead-legend = { $kind } { $count }
chart-flow = Cumulative flow
chart-kinds = Kinds of work
chart-lead = Lead times
chart-age = Age of open work
chart-busy = Busy and waiting
chart-four-keys = Four keys
chart-hours = Where time went
chart-money = Money
chart-flow-about = The height of the band is the work that is open; its width is how long that takes. A band that widens is a queue that grows.
chart-kinds-about = Unplanned work stands on top, by where it comes from: what it takes, the other three do not get.
chart-lead-about = Each mark is a finished item: how long it took from arrival to completion. Promise what 85 % keep, not the middle.
chart-age-about = Each mark is an open item, as high as it is old. What stands above the 85 % line is late by your own measure.
chart-busy-about = The nearer to 100 % busy, the longer things wait, and the last steps cost the most. Each mark is a work centre: below the curve, work comes evenly, a WIP limit holds it back, or several hands share it.
chart-four-keys-about = How often you deliver, how soon, how well, and how fast you recover; each key by itself.
chart-hours-about = What everybody's hours at work went into. Hatched is lost to switching; pale is waiting or nothing to do.
chart-money-about = Where the line falls steeply, something stood still or something was paid: point at it.
chart-warms-up = This level warms up first: it counts from day { $day } on.
chart-money-waits = Starts with the second hour.
chart-money-cash-y = cash, dollars
chart-money-over = over after { $span }
chart-money-not-over = not over yet
chart-money-noticed = noticed { $time }, { $over }
chart-money-cash-then = cash then: { $money }
chart-money-cash = cash
chart-money-share-y = share price, dollars
chart-money-share = a share
chart-money-value = { $what }: { $value }
chart-money-in-a-day = { $sign }{ $change } in a day
source-short-requests = people who ask
source-short-changes = failed changes
source-short-wear = wear
source-short-overload = overload
source-short-dependencies = other services
source-short-breaches = breaches
chart-lead-above =
    { $n ->
        [one] { $n } that took longer stands on the upper edge.
       *[other] { $n } that took longer stand on the upper edge.
    }

## Refusals
refusal-level-over = The level is over
help-level-over = Play it again, or go back to an earlier day.
help-brought-up = Somebody has to bring it up first: ask around, and read what comes in.
refusal-not-yet = You do not have that here yet
refusal-not-here = You do not have that here
help-other-levels = It belongs to other levels.
help-names = Look at the level's names.
refusal-not-open = Item { $number } is not open
help-not-open = It is done, or never existed: choose another.
refusal-takes-no-items = { $who } takes no work items
help-takes-no-items = Choose somebody who works at a work centre.
refusal-nobody-waits-answer = Nobody waits for that answer
help-answer-open = Answer what is open in the inbox.
help-something-first = Something else must happen first.
refusal-answer-not-yet = That answer is not possible now
refusal-nothing-to-talk = There is nothing to talk about with them now
help-come-back = Come back when something has happened.
refusal-had-talk = You have had that conversation
help-what-came = See what came of it.
refusal-nobody-works-there = Nobody works there
help-another-team = Ask another team, or send somebody there.
refusal-writing-already = They are writing it down already
help-until-they-are-done = Wait until they are done.
refusal-told-lately = They told you less than four hours ago
help-read-what-they-wrote = Read what they wrote: it is among the changes.
refusal-not-noticed = Nobody has noticed such an incident
help-until-noticed = Wait until somebody does.
refusal-no-suspect = That service is no suspect
help-a-suspect = Examine one of the suspects.
refusal-at-it = Somebody is already on it
help-wait-result = Wait for the result, or examine another suspect.
refusal-knows-too-little = { $who } knows too little of it
help-knows-service = Choose somebody who knows that service, or have it documented first.
refusal-hands-full = { $who } has both hands full
help-set-aside-first = Set something of theirs aside first.
refusal-cause-known = Its cause is known
help-roll-or-repair = Roll the change back, or repair it.
refusal-no-such-change = No such change is on the record
help-ask-teams = Ask the teams what they changed.
refusal-change-gone = That change is gone or repaired already
help-service-well = See whether the service is well again.
help-clear-desk = Help whoever is on it: clear their desk.
refusal-not-repairable = It cannot be repaired in place
help-roll-back = Roll it back.
refusal-not-by-hand = That run cannot be done by hand
help-service-must-work = Its service must work.
refusal-too-late = It is too late for that
help-run-over = The run is over.
refusal-they-are-at-it = They are already on it
help-leaves-by-hand = It leaves by hand when it is due, if nothing better is ready.
refusal-is-so = That is how it is now
help-another-rule = Choose another rule.
refusal-nobody-sorts = Nobody could sort requests to them
help-shield = Shield them, or leave the door open.
refusal-rule-now = That is the rule now
help-another-one = Choose another one.
refusal-no-board = There is no board here
refusal-not-waiting = That item does not wait for you
help-only-frozen = Only changes that the freeze holds up need it.
refusal-not-in-queue = It is not in a queue
help-in-hand = Items in hand are worked on already.
refusal-stands-there = It is already there
help-another-place = Choose another place.
refusal-in-their-hands = It is in their hands already
help-somebody-else = Choose somebody else.
refusal-you-set-aside = You set it aside
help-take-up-first = Take it up again first.
refusal-changes-frozen = Changes are frozen
help-authorise-first = Authorise it first.
refusal-limit-outside = The WIP limit keeps it outside
help-finish-or-raise = Finish something, or raise the limit.
refusal-project-frozen = Its project is frozen
help-thaw-first = Thaw the project first.
refusal-waits-release = It is finished, and waits for its release
help-release-it = Release it: see its pipeline.
refusal-waits-service = It waits for a service that gives wrong results
help-put-service-right = Put the service right.
refusal-duty = { $who } did its earlier duty and may not do this one
help-duty = Give it to somebody else: send somebody there, or choose another person.
refusal-knows-service = { $who } knows too little of that service
help-knows-it = Choose somebody who knows it, or have it documented first.
refusal-waits-already = It waits already
help-nothing-to-set-aside = There is nothing to set aside.
refusal-planned = It is planned: not before { $day }
refusal-planned-so = It is planned for that day
help-another-day = Choose another day.
refusal-day-begun = That day is over
help-day-later = Choose a later day.
refusal-day-after-end = The level is over before that day
help-day-before-end = Choose a day no later than { $day }.
refusal-not-set-aside = It is not set aside
help-takes-turn = It takes its turn.
refusal-not-you = It was not you who set it aside
help-what-waits-for = See what it waits for.
refusal-limit-now = That is the limit now
refusal-zero-work = With a limit of 0 nobody could work
help-at-least-one = Choose at least 1.
refusal-zero-in = With a limit of 0 nothing would come in
refusal-beside = They are working beside somebody
help-end-pair = End the pair first.
refusal-nobody-works-so = Nobody can work like that
help-limit-range = Choose a limit from 1 to 8.
refusal-work-there = They work there already
help-another-room = Choose another work centre.
refusal-not-enough = { $who } does not know enough of it to write it down
help-ask-who-does = Ask somebody who does.
refusal-writing = Somebody is writing it down already
help-until-done = Wait until it is done.
refusal-stay-longer = They are already staying late this evening
help-tomorrow = Ask again tomorrow.
refusal-nobody-at-work = Nobody of them is at work, or they work day and night
help-while-at-work = Ask while they are at work.
refusal-not-at-work = You are not at work
help-wait-until = Wait until { $time }.
refusal-busy = You are busy until { $time }, and this takes { $cost } minutes
help-promise = You promise nothing more than { $hours } hours ahead: wait until { $time }.
refusal-day-full = Your day is full: { $left } min left, and this takes { $cost }
help-shorter = Choose something shorter, or wait until tomorrow morning.
refusal-no-control = The business has no control called “{ $name }”
help-finding-fixed = Have the finding fixed before the audit.
refusal-audit-over = That audit is over
help-next-audit = Prepare for the next one.
refusal-control-seen = The auditors have seen that control
help-findings-left = See which findings are left.
refusal-control-untold = Nobody has told you of such a control yet
help-notice-error = Ask those who do the work how they would notice an error.
refusal-covered = What it covers is fixed or out of scope
refusal-drill-prepared = They are already preparing one
help-its-result = Wait for its result.
refusal-fails-in-earnest = It has failed in earnest just now
help-put-right-first = Put it right first.
refusal-nobody-applies = Nobody applies
help-make-do = Make do with those who are here: free them from what others can do.
refusal-no-improvement = There is no improvement called “{ $name }”
help-catalogue = Look at the catalogue.
help-give-time = Give them time for it.
refusal-is-done = That is done
help-next-experiment = Choose the next experiment.
refusal-no-target = There is no target condition called “{ $name }”
refusal-target-now = That is the target condition now
help-when-reached = Choose the next one when it is reached.
refusal-time-over = Its time is over
refusal-nobody-practises = Nobody here practises it
help-no-rhythm = Improve without a rhythm.
refusal-rhythm-now = That is the rhythm now
refusal-no-rhythm = That is no rhythm
help-meet-28 = Meet at least every 28 days.
refusal-more-than-all = Nobody has more than all of their time
help-percent = Choose 0 to 100 %.
refusal-reserved-now = That is reserved now
help-another-share = Choose another share.
refusal-not-this-service = That cannot be done for this service
help-other-service-way = Choose another service, or another way.
refusal-capacity-coming = More capacity is on its way
help-until-there = Wait until it is there.
help-other-way = Choose the other way.
refusal-offloaded = Its static content comes from elsewhere already
help-another-service = Choose another service.
refusal-no-pair = They do not work as a pair
help-who-beside = See who works beside whom.
refusal-pair-alone = Nobody makes a pair alone
refusal-with-somebody = One of them works with somebody already
help-end-that = End that first, or wait until it ends.
refusal-nothing-to-learn = There is nothing for them to learn there
help-knows-more = Choose somebody who knows more, or less.
refusal-gate-closed = The release gate is closed: running projects need { $load } h of { $name }, this one { $need } h more, and { $most } h are the limit
help-gate-closed = Finish or freeze a project, or raise the limit of the gate.
refusal-released = It is released already
help-see-how-far = See how far it is, or thaw it if it is frozen.
refusal-it-is-done = It is done
help-release-another = Release another one.
refusal-frozen-already = It is frozen already
help-thaw-to-go-on = Thaw it to go on.
refusal-not-frozen = It is not frozen
help-freeze-to-stop = Freeze it to stop it.
refusal-no-gate = There is no release gate here
help-one-by-one = Freeze projects one by one.
refusal-nothing-pushed = They have pushed nothing that could be taken back
help-until-they-do = Wait until they do.
refusal-no-trust = They trust you too little to take a no: { $trust }, and it takes { $needed }
help-no-trust = Finish something that they asked for: trust is the capacity to say no.
pushed-expedited = had item { $number } expedited
pushed-scope = added scope to { $project }
pushed-started = started { $project } again
refusal-step-gone = That step is gone
refusal-pipeline-cannot = This pipeline cannot do that
help-smaller-failures = Choose another way to make failures smaller.
help-nothing-to-decide = Nothing needs to be decided.
help-another-policy = Choose another policy.
refusal-policy-now = That is the policy now
refusal-nothing-waits = Nothing waits for a release
help-until-finished = Wait until something is finished.
help-freeze-over = Wait until the freeze is over, or lift it.
refusal-no-release = There is no release to take back
help-roll-forward = Roll forward: have the fault repaired.
refusal-taken-back = It is being taken back already
help-pipeline-time = It takes as long as the pipeline takes.
refusal-no-environment = Nobody can rebuild that environment
refusal-being-built = It is already being rebuilt
refusal-no-items = They take no work items
refusal-all-drawn = All its steps are drawn
help-automate-one = Look at them: automate one, or remove it.
refusal-walking = Somebody is walking it already
help-an-hour = Wait for an hour.
refusal-machine-does = A machine does it already
help-another-step = Choose another step.
refusal-no-machine = No machine can do that
refusal-not-without = There is no doing without that step

## What the player did
acted-answer = You answered
acted-talk = You talked
acted-ask-changes = You asked what changed
acted-investigate = You had it examined
acted-roll-back = You ordered the roll-back
acted-roll-forward = You ordered the repair
acted-by-hand = You had it prepared by hand
acted-guard = You set who may interrupt
acted-control = You set the rule for changes
acted-authorise = You decided on a change
acted-prioritise = You changed the order
acted-assign = You assigned work
acted-hold = You set work aside, or took it up again
acted-limit-centre = You set a WIP limit
acted-limit-wip = You limited work in process
acted-limit-person = You limited work in hand
acted-move = You moved somebody
acted-document = You had it written down
acted-scope = You cut the scope
acted-release = You released a project
acted-freeze = You froze a project
acted-unfreeze = You thawed a project
acted-gate = You set the release gate
acted-say-no = You said no
acted-pair = You paired people
acted-hire = You hired somebody
acted-add-capacity = You ordered capacity
acted-elastic = You set how capacity grows
acted-offload = You had content moved
acted-drill = You ordered a drill
acted-improve = You started an improvement
acted-aim = You set a target condition
acted-kata = You set the rhythm of the kata
acted-reserve = You reserved time for improvement
acted-overtime = You asked for overtime
acted-release-by = You set when it is released
acted-release-now = You ordered a release
acted-take-back = You took the release back
acted-use-canary = You decided on canary releases
acted-use-flags = You decided on feature flags
acted-refresh = You had an environment refreshed
acted-map-steps = You had the value stream mapped
acted-automate = You had a step automated
acted-remove = You had a step removed
acted-schedule = You planned work for a day

## Metrics
metric-trust-ID = trust of a stakeholder
metric-knows-PERSON-SERVICE = what a person knows of a service
metric-documentation-ID = share of what one must know of a service that is written down
metric-monitoring-ID = share of failures of a service that an alarm shows at once
metric-test-coverage-ID = share of faults in changes of a service that tests catch
metric-utilisation-ID = busy ÷ present minutes of a work centre's crew since the warm-up
metric-wait-ID = mean wait in a work centre's queue since the warm-up
metric-queue-ID = mean number of items that wait at a work centre since the warm-up
metric-inside-ID = mean number of items that wait or are in hand at a work centre since the warm-up
metric-throughput-ID = tasks that a work centre finished since the warm-up, an hour
metric-pace-ID = how many times as quick as at the start a work centre is
metric-debt-ID = technical debt of a service, points
metric-load-ID = load of a service now, as a share of its capacity
metric-pipeline-deployed = changes that went into production
metric-pipeline-undeployed = finished changes that are not in production
metric-pipeline-ready = mean number of finished changes that wait for a release
metric-pipeline-releases = releases that went into production, or to a few users
metric-pipeline-failed = share of the releases into production that failed there
metric-pipeline-batch = mean number of changes a release that went to everybody
metric-pipeline-lead-time = mean time from a change's commit to production
metric-pipeline-passage = mean time of a release from its cut to production
metric-pipeline-set-up = minutes of set-up a day (24 hours)
metric-pipeline-found-early = faults that a stage found
metric-pipeline-found-late = faults that showed in production
metric-pipeline-taken-back = releases that were taken back
metric-pipeline-recovery = mean time from a failure in production to its end
metric-pipeline-impact = hours of failures in production, each times the share of the users who met it
metric-parity-ID = how like production an environment is
metric-project-ID-done = share of a project's scope that is done
metric-project-ID-late = days that a project is past its due date
metric-needs-PROJECT-CENTRE = working hours that a project still needs at a work centre
metric-morale-ID = morale of a person who works at a work centre
metric-fatigue-ID = fatigue of a person who works at a work centre
metric-var-NAME = a variable that the level's effects set
metric-cash = money now
metric-cash-change = money since the start: the sum of all accounts
metric-cash-revenue = account: what services earned
metric-cash-costs = account: what the company spent by the hour
metric-cash-incidents = account: what incidents cost beside the revenue that they stopped
metric-cash-overtime = account: what overtime cost
metric-cash-projects = account: what finished projects brought
metric-cash-hiring = account: what hiring cost
metric-cash-script = account: what the story brought or took
metric-cash-features = account: what delivered features earned
metric-cash-runs = account: what runs with a deadline brought
metric-cash-stock = account: what empty shelves lost
metric-cash-capacity = account: capacity, ordered or by use
metric-cash-improvements = account: what countermeasures cost
metric-cash-fines = account: fines of audits and of the law
metric-cash-breaches = account: what breaches cost beside fines
metric-findings-open = findings of audits that are raised, not fixed and in scope
metric-barred = items in queues where segregation of duties bars everybody
metric-holes = holes through which personal data can leave, all services
metric-flaws-found = flaws in the security of items that a task has found
metric-breaches = breaches so far
metric-owed = money that missed runs should have brought; it comes with the next one
metric-features = finished items of streams with a value
metric-satisfaction = satisfaction of customers
metric-market-share = market share
metric-share-price = price of a share, money
metric-forecast-quality = how good the forecast is that goods are ordered by
metric-stock-outs = share of goods that are missing on the shelves
metric-trust = mean trust of the stakeholders
metric-open-work = items in the system
metric-open-unplanned = unplanned items in the system
metric-unplanned-share = share of working time that went into unplanned work
metric-switching-share = share of busy time lost to switching, all people
metric-constraint-switching = share of the busy time of the level's constraint that is lost to switching
metric-constraint-open = items in the hands and the queue of the level's constraint
metric-unplanned-hours = working hours of unplanned work, from all sources
metric-unplanned-from-requests = working hours of unplanned work that people asked for
metric-unplanned-from-changes = working hours of unplanned work after changes that failed
metric-unplanned-from-wear = working hours of unplanned work on services that wore out
metric-unplanned-from-overload = working hours of unplanned work on services that fell over under their load
metric-unplanned-from-dependencies = working hours of unplanned work on services that others pulled down
metric-unplanned-from-breaches = working hours of unplanned work after breaches
metric-capacity-cost = money spent on capacity, ordered or by use
metric-drills = drills held
metric-weaknesses-found = weaknesses that drills have found
metric-weaknesses-repaired = weaknesses that were found and are repaired
metric-improvements-done = countermeasures that are done
metric-improvement-share = share of working time that went into internal projects
metric-kata-meetings = meetings of the kata that took place
metric-targets-reached = target conditions that were reached in time
metric-debt = points of technical debt of all services
metric-incidents-begun = incidents so far, noticed or not
metric-completed-planned = items finished that were planned
metric-change-failure-rate = failed changes ÷ deployed changes
metric-changes-off-record = deployed changes that stand on no record
metric-changes-outstanding = changes that are not in yet
metric-record-share = deployed changes that stand on the record ÷ deployed changes
metric-incidents-open = incidents that were noticed and are not over
metric-hours-guessing = working hours spent on examinations in vain
metric-completed = items finished, of every kind: also meetings of the kata, repairs, findings, and work on incidents
metric-late = items finished after their due date
metric-overtime-hours = hours of overtime
metric-lead-time = mean time from arrival to completion of what was finished after the warm-up
metric-lead-p50 = time within which half of what was finished after the warm-up was finished, from its arrival
metric-lead-p85 = time within which 85 % of what was finished after the warm-up was finished, from its arrival
metric-lead-p95 = time within which 95 % of what was finished after the warm-up was finished, from its arrival
metric-deploys-per-day = deployments a day (24 hours) since the warm-up; what goes into one service in one minute is one
metric-change-lead-time = middle time (median) from proposing a change to its deployment
metric-recovery-time = middle time (median) from the failure that a change brought to its end
metric-off-record = items that came off the record: on no board, their changes on no list
metric-fatigue = mean fatigue of those who work
metric-morale = mean morale of those who work
metric-people = people who work at a work centre
metric-resignations = people who gave notice
metric-mistakes = tasks that the tired did wrong and had to do again
metric-projects-done = projects that are done
metric-projects-open = projects that are released and not frozen, less those that are done
metric-projects-in-time = due-date performance: projects done in time ÷ projects done or late
metric-gate-hours = working hours that running projects still need of the release gate's work centre
metric-pushes = times that a stakeholder pushed: expedited, added scope, or started a project again
metric-undeployed = finished changes in pipelines that are not in production
metric-delay-cost = cost of delay of the finished items, from their arrival to their completion, money

## DORA
dora-deploys-per-day = Deployment frequency
dora-deploys-per-day-elite = on demand, several a day
dora-deploys-per-day-high = between once a day and once a week
dora-deploys-per-day-medium = between once a week and once a month
dora-deploys-per-day-low = between once a month and once in six months, or less
dora-change-lead-time = Change lead time
dora-change-lead-time-elite = less than a day
dora-change-lead-time-high = less than a week
dora-change-lead-time-medium = less than a month
dora-change-lead-time-low = a month or more
dora-change-failure-rate = Change failure rate
dora-change-failure-rate-elite = up to 5 %
dora-change-failure-rate-medium = up to 10 %
dora-change-failure-rate-high = up to 20 %
dora-change-failure-rate-low = more than 20 %, typically 40 %
dora-recovery-time = Failed deployment recovery time
dora-recovery-time-elite = less than an hour
dora-recovery-time-high = less than a day, as the medium group
dora-recovery-time-low = a day or more, typically a week to a month
rate-a-day = { $value } a day
rate-a-week = { $value } a week
rate-one-in = one in { $days } days

## Labs, the puzzle of the day, and who plays
entry-labs = Labs
entry-labs-about = One truth about queues each, and an experiment
entry-daily = Daily puzzle
entry-daily-about = One puzzle a day, the same for everybody
entry-profile = Profile
entry-profile-about = Who plays on this machine
saved-story = { $title }, { $time }
saved-daily = { $title }, daily, { $time }
saved-practice = { $title }, practice, { $time }
play-back-to-law = Back to the law
chart-theory = The law
speed-hour = 1 h
speed-hour-about = An hour a second
speed-day = 1 d
speed-day-about = A day a second
saved-endless = { $title }, endless, { $time }
saved-sandbox = { $title }, sandbox, { $time }
labs-unreadable = What you tried cannot be read: { $why }
labs-not-kept = What you tried cannot be saved: { $why }
labs-left = { $title }, day { $day }
labs-tried = one truth each, and an experiment; { $tried } of { $all } tried
labs-begin = Begin this lab
labs-go-on = Go on: { $left }
labs-theory-alone = The dashed line is theory. Your runs become marks beside it.
labs-theory-last = The dashed line is theory, the marks are your last run.
labs-theory-runs = The dashed line is theory, the marks are your last run; rings are runs before.
labs-run-as-chosen = Run it as chosen
labs-other-luck = New luck
labs-all = All labs
labs-changed = You changed this lab: the theory's numbers in the list are for the original.
labs-try = Try it:
labs-try-this = Try it: { $what }
labs-try-also = { $own } Or: { $what }
labs-runs-in = It warms up until day { $day }: counting begins then. { $faster }: full speed.
labs-young = Counting has only just begun: let it run a while.
labs-law = Theory: { $formula }
labs-theory = theory
labs-theory-near = theory { $value }
labs-theory-at-least = theory at least { $value }
labs-theory-at-most = theory at most { $value }
labs-so-far = { $value } so far
labs-compared = by comparison
labs-not-yet = not yet
chart-theory-about = The dashed line is what theory says; the marks are this lab as it runs: you are here.
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December
daily-title = Daily puzzle
daily-unreadable = Your days cannot be read: { $why }
daily-not-kept = Your days cannot be saved: { $why }
daily-copied = Copied.
daily-not-copied = It cannot be copied here ({ $why }): write it down.
daily-date = { $weekday }, { $day } { $month } { $year }
daily-today = Today, { $date }
daily-first = { $day } { $month }
daily-no-level = There is no level { $level } any more.
daily-about = { $difficulty }: { $about }. Seed { $seed }, the same for everybody.
daily-copy = Copy the line
daily-goes-on = Today's attempt has begun, and goes on where you left it.
daily-go-on = Go on
daily-game-gone = Today's attempt has begun, but its saved game is missing. Begin again: it still counts.
daily-begin-again = Begin
daily-one-attempt = One attempt counts, without a way back. Practise as often as you like.
daily-begin = Begin the attempt that counts
daily-over = Begun, and not finished: this day is over.
daily-not-tried = Not tried. It can still be practised.
daily-practise = Practise
daily-practise-this = Practise this day
daily-won = Won:
daily-lost = Lost:
daily-result =
    { $actions ->
        [one] { $sign }${ $amount } for the company, { $actions } action
       *[other] { $sign }${ $amount } for the company, { $actions } actions
    }
daily-tried =
    { $tried ->
        [one] { $tried } day tried, { $wins } won
       *[other] { $tried } days tried, { $wins } won
    }
daily-tried-in-a-row = { $tried } days tried, { $wins } won, { $days } of them in a row
daily-cell-today = today
daily-cell-begun = begun
daily-why-none = You have begun none yet.
daily-why-row = Days in a row are won one after the other; today may still be open.
daily-why-tried = { $date }  { $title }: { $went }
daily-why-actions = Orders and answers that you gave: { $n }.
daily-why-money = The money at the end, less what there was at the start.
daily-why-lamps = { $lit } of { $of } lamps are lit: more are better, and of as many, more money.
daily-why-puzzle = The date alone makes it: which level, its seed, and how hard it is (calm on Mondays, hard at the weekend, normal otherwise).
players-title = Who plays?
players-about = Each player has their own campaign, games and daily puzzles. The settings are shared on this machine.
players-plays-now = plays now
players-play-as = Play as { $name }
players-back = Back to the title
players-new = New player
players-rename = Rename
players-remove = Remove
players-ask-new = What is the new player called?
players-ask-name = What is { $name } called from now on?
players-make = Add this player
players-take-off = Take { $name } off the list?
players-nothing-deleted = Nothing is deleted: the folder with everything in it is moved aside.
players-move-aside = Move it aside
players-leave-it = Leave it
players-first = Player { $number }
players-earlier-game = Earlier game { $number }
players-nobody = Nobody is there.
players-last-one = Nobody else is there: add another player first.
players-no-folder = The folder cannot be created: { $why }
players-now-not-kept = Who plays cannot be saved: { $why }
players-name-not-kept = The name cannot be saved: { $why }
players-not-moved = The folder cannot be moved: { $why }
players-gone = { $name } is off the list. Nothing is deleted: all of it is in { $place }
name-empty = A name needs at least one letter.
name-only-signs = A name needs at least one letter or digit.
name-too-long = { $letters } letters are too many: { $most } at most.
name-path-sign = { $sign } cannot be used in a name: it means something in a path.
name-unseen-sign = It contains an invisible character.
name-taken = { $name } already exists.
kept-unreadable = { $file } cannot be used: { $why }. It is left as it is; move it away to start afresh.
kept-other-format = { $file } is of format { $format }, this program reads { $known }. It is left as it is; move it away to start afresh.
play-cannot-be-saved = The game cannot be saved: { $why }
play-attempt-counts = This attempt counts, and has no way back. To try what would have been, practise.
nothing-can-be-kept = Nothing can be saved in { $folder }: { $why }

## Told by a screen reader
spoken-building = The building of { $company }
spoken-rooms =
    { $rooms ->
        [one] { $rooms } room,
       *[other] { $rooms } rooms,
    } { $services ->
        [one] { $services } service
       *[other] { $services } services
    }
spoken-runs = running
spoken-strained = strained
spoken-stands-still = down
spoken-fixed-date = with a fixed date
spoken-pile =
    { $waiting ->
        [one] { $waiting } waiting, for { $oldest }: { $parts }
       *[other] { $waiting } waiting, the oldest for { $oldest }: { $parts }
    }
spoken-old = { $age } old
spoken-about = about { $service }
spoken-done = { $percent } % done
spoken-blocked = blocked: { $why }
spoken-untested = untested
spoken-foresight = What will happen: { $action }
spoken-timeline = Timeline, { $now }
spoken-without-with = without it { $without }, with it { $with }

## Sandbox
sandbox-take-room-out = Remove this room
sandbox-take-people-out = Remove these people
sandbox-take-service-out = Remove this service
sandbox-take-stream-out = Remove this stream
sandbox-take-project-out = Remove this project
sandbox-name = Name
sandbox-length = Length
sandbox-money-at-start = Money at the start
sandbox-costs-an-hour = Costs an hour
sandbox-costs-about = Wages, rent and goods, day and night. With no money at the start nobody counts it, and nobody goes broke.
sandbox-rooms-about = A room is a queue and a crew. Work is pulled from the queue in its order, under the limit.
sandbox-add-room = Add a room
sandbox-new-room = Room { $n }
sandbox-column-intake = where work arrives
sandbox-column-work = where it is done
sandbox-column-release = where it leaves
sandbox-stands = Place
sandbox-wip-limit = WIP limit
sandbox-wip-limit-none = none
sandbox-in-hand = { $limit } in hand
sandbox-order-fifo = first in, first out
sandbox-order-class = class of service
sandbox-order-priority = priority
sandbox-order-delay = cost of delay
sandbox-order-loudest = the loudest first
sandbox-order = Order of the queue
sandbox-people-about = Who works where and when, and what they know. Whoever takes several things in hand loses time between them.
sandbox-add-people = Add people
sandbox-new-person = Person { $n }
sandbox-crew-in = { $count } × in { $room }
sandbox-room = Room
sandbox-how-many = How many
sandbox-working-hours = Working hours
sandbox-pace = Pace
sandbox-pace-times = { $pace } ×
sandbox-things-in-hand = Things in hand
sandbox-at-most = at most { $limit }
sandbox-door-open = anyone may ask
sandbox-door-sorted = sorted first
sandbox-door-shut = nobody may
sandbox-interruptions = Interruptions
sandbox-knows = Knows { $service }
sandbox-services-about = What IT runs. A service earns while it is well, wears out, and needs somebody who knows it.
sandbox-add-service = Add a service
sandbox-new-service = Service { $n }
sandbox-service-short = { $money } an hour, { $failures } failures a week, debt { $debt }
sandbox-owner = Looked after by
sandbox-earns-an-hour = Earns an hour
sandbox-wears-out = Wears out
sandbox-times-a-week = { $times } a week
sandbox-debt = Technical debt
sandbox-debt-of = { $debt } of 5
sandbox-load = Load
sandbox-load-kind = The load
sandbox-load-stays = stays as it is
sandbox-load-follows = follows the day
sandbox-documentation = Documentation
sandbox-monitoring = Monitoring
sandbox-tests = Tests
sandbox-depends-on = Cannot run without
sandbox-step = Step { $n }
sandbox-takes = Takes
sandbox-needs-to-know = Needs to know
sandbox-needs-nothing = nothing
sandbox-take-step-out = Remove step { $n }
sandbox-add-step = Add a step
sandbox-demand-about = What comes by itself: of which of the four kinds, how often, and its way through the rooms.
sandbox-add-stream = Add a stream
sandbox-new-stream = Stream { $n }
sandbox-stream-short = { $kind }, { $often } a day: { $way }
sandbox-kind = Kind
sandbox-arrive = Arrive
sandbox-times-a-day = { $times } a day
sandbox-when = When
sandbox-by-day = working hours
sandbox-day-and-night = day and night
sandbox-class-date = has a date
sandbox-class = Class of service
sandbox-due-after = Due after
sandbox-no-date = no date
sandbox-ask-for = Ask for
sandbox-ask-for-nobody = nobody by name
sandbox-earns-a-day = Each earns a day
sandbox-changes = Changes
sandbox-no-service = no service
sandbox-fails = Fails, untested
sandbox-projects-about = A scope that starts on the first day, a few parts at a time, and is worth money when all of it is done.
sandbox-add-project = Add a project
sandbox-new-project = Project { $n }
sandbox-project-short =
    { $parts ->
        [one] { $parts } part, { $at_once } at once, due on day { $day }
       *[other] { $parts } parts, { $at_once } at once, due on day { $day }
    }
sandbox-parts = Parts
sandbox-at-once = Parts at once
sandbox-due-on = Due on
sandbox-day = day { $day }
sandbox-brings = Brings
sandbox-release-about = How finished changes get into production.
sandbox-go-in = They go in
sandbox-go-in-alone = by themselves, when done
sandbox-go-in-pipeline = through a pipeline
sandbox-release = Release
sandbox-stage = Stage { $n }
sandbox-done-by = Done by
sandbox-finds-faults = Finds faults
sandbox-take-stage-out = Remove stage { $n }
sandbox-add-stage = Add a stage
sandbox-control-anyone = anyone, anything
sandbox-control-recorded = with a card
sandbox-control-frozen = none but by you
sandbox-control-board = by the board
sandbox-control-light = board, but not for standard ones
sandbox-changes-go-in = Changes go in
sandbox-board = The board sits in
sandbox-audit = Audit
sandbox-audit-none = nobody comes
sandbox-audit-comes = the auditors come
sandbox-audit-day = They report on
sandbox-findings = Findings
sandbox-finding-takes = Each takes
sandbox-fixed-in = Fixed in
sandbox-finding-costs = Each open one costs
sandbox-rules-about = Every number of the model. The pencil mark is the default; its source is given below.
sandbox-show-only = Filter
sandbox-rules-as-at-first = Reset all ({ $turned } changed)
sandbox-rule-range = { $unit }, { $low } to { $high }, by default { $default }. Evidence: { $evidence }.
sandbox-rule-choice = { $unit }, by default { $default }. Evidence: { $evidence }.
sandbox-your-minutes = Minutes of your day
sandbox-your-minutes-about = What each order takes of your own time. Evidence: our judgement.
sandbox-you = {"You "}
sandbox-build-and-test = Build and test
sandbox-no-level = these parts are no level; unplanned check FILE says why, with the copied text in FILE
sandbox-not-loaded = { $id } cannot be loaded: { $why }
sandbox-other-format = format { $format } is not known: this program reads format { $known }
sandbox-hours-office = 9 to 17
sandbox-hours-long = 8 to 18
sandbox-hours-nights = nights
sandbox-release-on-demand = each at once
sandbox-release-daily = daily
sandbox-release-weekly = weekly
sandbox-release-fortnightly = fortnightly
sandbox-no-name = (no name)
sandbox-tab-start = Start from
sandbox-tab-company = Company
sandbox-tab-rooms = Rooms
sandbox-tab-people = People
sandbox-tab-services = Services
sandbox-tab-demand = Demand
sandbox-tab-projects = Projects
sandbox-tab-releases = Releases
sandbox-tab-control = Changes, audit
sandbox-tab-rules = Rules
sandbox-start-about = Start from a company, and change its parts.
sandbox-as-it-comes = { $name }, as it comes.
sandbox-empty-room = An empty room
sandbox-my-company = My company
sandbox-empty-room-about = One room, one person, and nothing to do.
sandbox-kept-by-you = Saved by you
sandbox-delete = Delete
sandbox-delete-about = This deletes “{ $name }”: its parts and the level that anybody can run. A saved game of it cannot go on. There is no way back.
sandbox-delete-yes = Delete for good
sandbox-delete-no = Keep it
sandbox-deleted = “{ $name }” is deleted.
sandbox-not-deleted = It is not deleted: { $why }
sandbox-loaded = Loaded { $id }.
sandbox-keep = Save
sandbox-copy = Copy as text
sandbox-copied = The level's text is on the clipboard: unplanned run FILE.
sandbox-copy-about = The level as authors write it. Saved as a file, anybody can run it, with or without a window.
sandbox-seed = Seed { $seed }
sandbox-play = Play it
sandbox-kept = Saved: unplanned run { $id }
sandbox-not-kept = It cannot be saved: { $why }
sandbox-asked-of-rooms = What is asked of each room
sandbox-nobody = nobody
sandbox-room-hours = { $asked } h a week needed, { $unplanned } h of it unplanned; { $has } h available
sandbox-asked-legend = Red: unplanned. A queue is long well before 100 %; at 100 % it grows without end.
sandbox-money-a-week = Money a week if nothing fails
sandbox-incidents-a-week = Incidents a week
sandbox-incidents-from-changes = of these from changes
sandbox-busiest = Busiest: { $who }, { $percent } % of their hours.
sandbox-juggling = { $who }: with { $limit } things in hand, { $percent } % of the time is left. Once that many wait, the queue never shrinks again.
sandbox-check-fine = The check finds nothing wrong.
sandbox-nobody-in = Nobody works in “{ $room }”: what is sent there goes to “{ $other }”.
sandbox-nobody-knows = Nobody knows enough of “{ $service }”: its incidents stay open, and steps that ask for it are done by anybody.
sandbox-unreadable = the file cannot be read ({ $why })
sandbox-damaged = the file is damaged in line { $line }
sandbox-not-there = it is not there any more
sandbox-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
sandbox-crew =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
action-about-answer = Answer a message in the inbox.
action-about-talk = Start a conversation that the level offers.
action-about-ask-changes = Ask a team to write down what it changed. It costs the team time; the changes then stand on the record.
action-about-investigate = Have somebody examine a suspect of an incident.
action-about-roll-back = Take a recorded change back.
action-about-roll-forward = Repair a recorded change in place.
action-about-by-hand = Prepare a run by hand, as a second way.
action-about-guard = Say who may interrupt a person: anyone, only what was sorted first, or nobody.
action-about-control = Say how changes get in: anyone's, only recorded ones, or none that you have not authorised.
action-about-authorise = Let a waiting change in during a freeze, or send it away for good.
action-about-prioritise = Move an item to another place in its queue.
action-about-assign = Put an item into a person's hands, now.
action-about-hold = Set an item aside, or take it up again.
action-about-limit-centre = Limit how many items a work centre has in hand (WIP limit).
action-about-limit-wip = Limit how many items of some streams, or of all, are inside at once (CONWIP).
action-about-limit-person = Limit how many items a person takes in hand.
action-about-move = Send a person to work at another work centre.
action-about-document = Have someone write down what they know of a service.
action-about-scope = Show the auditors a control that the business has itself: what it covers leaves the audit's scope.
action-about-release = Start a project: its items are released, a few at a time.
action-about-freeze = Freeze a project: nothing more is released, and what is begun lies aside. Its sponsor resents it.
action-about-unfreeze = Thaw a frozen project.
action-about-gate = Set the project release gate: how much running projects may ask of the constraint.
action-about-say-no = Say no to a stakeholder who pushed: it is taken back. It costs trust, and takes some.
action-about-pair = Have somebody work beside an expert, or end that: slower now, and what only one knew, two know later.
action-about-hire = Hire the next candidate for a work centre: money now, a newcomer later, who first takes a mentor's time.
action-about-add-capacity = Order more capacity for a service: it costs money now and is there after its lead time.
action-about-elastic = Let a service's capacity follow its load, paid by use, or no longer.
action-about-offload = Have static content of a service served from elsewhere: work for its owners that lowers its load.
action-about-drill = Have a service fail on purpose while everybody watches: it finds a weakness, if there is one.
action-about-improve = Start a countermeasure of the catalogue: it costs money and work, may slow people down at first, and then helps.
action-about-aim = Set the target condition that improvement aims at.
action-about-kata = Have a crew meet every so many days to look at the target condition and choose the next experiment; 0 ends it.
action-about-reserve = Reserve a share of a crew's time for improvement (internal projects).
action-about-overtime = Ask a work centre to stay longer this evening.
action-about-release-by = Say when finished changes of a pipeline are released: on demand, in batches, regularly, in a window.
action-about-release-now = Release now what is finished, all together.
action-about-take-back = Take the latest release of a pipeline back, with everything in it.
action-about-use-canary = Release to a few users first, or to all at once.
action-about-use-flags = Put changes behind flags that can be switched off in production, or do not.
action-about-refresh = Have an environment built anew, so that it is just like production.
action-about-map-steps = Have somebody walk the value stream for an hour and draw the steps that nobody had in view.
action-about-automate = Have a step of a pipeline done by a machine.
action-about-remove = Do without a step of a pipeline.
action-about-schedule = Plan an item for a day: it lies aside until that day begins, and then takes its turn. For today: take it up again.

## What each action does

## The level that a sandbox is
built-summary = A company put together from parts.
built-lesson = What these parts do with each other.
built-goal = Money left on day { $day }
built-business = The business
built-business-role = wants all of it
built-project = Project
built-part = { $project }, a part
built-finding = Finding { $n }
built-briefing = { $days }, { $rooms }, { $people }, { $services }. { $about }
built-about = A company of your own.
built-constraint = By the numbers, { $room } is asked for { $percent } % of the hours that it has.
built-room = Room
built-you = You
built-your-role = you
built-person = Person
built-service = Service
built-work = Work
built-stage = Stage
built-there = Day { $day }, and the doors are open.
built-there-about = What you built has carried itself this far. Change a part, and see what else it would have done.
built-broke = The money is gone.
built-broke-about = What you built costs more than it earns. The room that had the longest queue knows why.
built-star-money = more money than at the start
built-star-unplanned = unplanned work under a quarter
built-star-switching = nothing lost to switching
built-rooms =
    { $n ->
        [one] { $n } room
       *[other] { $n } rooms
    }
built-services =
    { $n ->
        [one] { $n } service
       *[other] { $n } services
    }

## Endless
endless-not-kept = The best list cannot be saved: { $why }
endless-title = Endless survival
endless-open-doors = Open the doors
endless-luck-of-best = The best run's luck: { $seed }
endless-how-long = How long it lasted
endless-nobody-yet = Nobody has played it here yet. Left alone, the company lasts about nine days.
endless-just-now = just now. { $ending }
endless-cash-seed = { $cash }, seed { $seed }
endless-why-seed = The seed is its luck: with the same one, and the same decisions, everything happens again.
endless-why-cash = The money that was left when it ended.
endless-why-place = The longest stands first; of those that lasted equally long, the richest.
endless-why-days = Whole days from the first morning to the end: { $ending }
endless-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }

# Why the figures of the sandbox are what they are
parts-cards = Cards that are written for changes
parts-board = Decisions of the board
parts-audit = Findings of the audit
parts-stage = { $stage }, a stage of the pipeline
parts-incidents = Incidents at { $service }
parts-asked-by = Asked for by, a week:
parts-has = There are, a week:
parts-crew = { $count } × { $hours } h  { $name }
parts-juggling = What switching between so many things leaves, by the rule under Rules.
parts-costs = costs
parts-no-money = No service earns anything, and nothing is spent.
parts-incidents-of = { $name }: { $wear } from wear, { $changes } from changes
parts-none = There are none.
parts-failures = Changes a week that go wrong, after tests and stages have caught some:
