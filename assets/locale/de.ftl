### Alles, was das Fenster sagt, auf Deutsch. Eine Meldung ist ein ganzer Satz oder eine Beschriftung; Werte stehen darin mit Namen.

## Numbers, names and times
time-weeks = { $weeks } Wo.
time-days = { $days } d
time-hours-minutes = { $hours } h { $minutes } min
list-of-names = { $first } und { $last }
weekday-monday = Mo
weekday-tuesday = Di
weekday-wednesday = Mi
weekday-thursday = Do
weekday-friday = Fr
weekday-saturday = Sa
weekday-sunday = So
money-millions = { $sign }{ $amount } Mio. $
money-thousands = { $sign }{ $amount } T$
money-small = { $sign }{ $amount } $
count-cards =
    { $n ->
        [one] { $n } Karte
       *[other] { $n } Karten
    }
count-changes =
    { $n ->
        [one] { $n } Change
       *[other] { $n } Changes
    }
count-decisions =
    { $n ->
        [one] { $n } Entscheidung
       *[other] { $n } Entscheidungen
    }
count-findings =
    { $n ->
        [one] { $n } Feststellung
       *[other] { $n } Feststellungen
    }
count-lamps =
    { $n ->
        [one] { $n } Lampe
       *[other] { $n } Lampen
    }
count-projects =
    { $n ->
        [one] { $n } Projekt
       *[other] { $n } Projekte
    }
count-releases =
    { $n ->
        [one] { $n } Release
       *[other] { $n } Releases
    }
count-target-conditions =
    { $n ->
        [one] { $n } Zielzustand
       *[other] { $n } Zielzustände
    }
moment = { $weekday } { $time }
moment-far = { $weekday } { $time }, Tag { $day }
long-weekday-monday = Montag
long-weekday-tuesday = Dienstag
long-weekday-wednesday = Mittwoch
long-weekday-thursday = Donnerstag
long-weekday-friday = Freitag
long-weekday-saturday = Samstag
long-weekday-sunday = Sonntag
count-candidates =
    { $n ->
        [one] { $n } Bewerbung
       *[other] { $n } Bewerbungen
    }

## Settings
settings-title = Einstellungen
back = Zurück
settings-size = Größe
settings-window = Fenster
settings-full-screen = Vollbild
settings-colours = Farben
settings-contrast = Kontrast
settings-contrast-usual = Normal
settings-contrast-high = Hoch
settings-motion = Bewegung
settings-cards-glide = Voll
settings-nothing-glides = Reduziert
settings-clock = Tempo
settings-clock-about = Wie schnell die Uhr zu Beginn eines Levels läuft.
settings-sound = Ton
settings-off = Aus
settings-on = An
settings-loudness = Lautstärke
settings-when = Wann
settings-silent-behind = Nur im Vordergrund
settings-always = Immer
settings-as-at-first = Alles zurücksetzen
settings-keys = Tasten
settings-press-key = Drück eine Taste für „{ $what }“. Esc bricht ab.
settings-choose-key = Wähl eine Aktion und drück dann ihre neue Taste.
settings-fixed-keys = Esc, Enter, Tab, die Pfeile, 1 bis 5 und Strg+Z lassen sich nicht ändern.
settings-keys-as-at-first = Alle Tasten zurücksetzen
settings-by-night = Bei Nacht
settings-by-day = Bei Tag
settings-the-constraint = der Engpass
kind-business = Geschäft
kind-internal = Intern
kind-change = Change
kind-unplanned = Ungeplant
settings-word-good = gut
settings-word-warning = Warnung
settings-word-bad = schlecht
settings-word-text = Text
speed-fastest = Maximal
settings-damaged = sie sind beschädigt ({ $e })
settings-no-such-size = sie sind beschädigt (eine Größe von { $ui_scale } Prozent gibt es nicht)
settings-put-aside = Deine Einstellungen sind nicht verwendbar: { $why }. Sie liegen jetzt als { $name } daneben; es gelten die Vorgaben.
settings-not-put-aside = Deine Einstellungen sind nicht verwendbar: { $why }. Beiseitelegen ließen sie sich auch nicht: { $error }. Was du jetzt einstellst, wird nicht gespeichert.
settings-not-kept = Deine Änderungen gelten, lassen sich aber nicht speichern: { $error }
settings-language = Sprache
language-system = System
language-english = English
language-german = Deutsch
settings-newer-version = eine neuere Version des Spiels hat sie geschrieben (Format { $format }, nicht { $known })
settings-other-version = eine andere Version des Spiels hat sie geschrieben (Format { $format }, nicht { $known })
sight-standard = Standard
sight-protanopia = Protanopie
sight-deuteranopia = Deuteranopie
sight-tritanopia = Tritanopie
sight-standard-about = Die vier Arten von Arbeit unterscheiden sich für jedes Auge, in Farbe und Form.
sight-protanopia-about = Stärkere Unterschiede für Augen, die kein Rot sehen.
sight-deuteranopia-about = Stärkere Unterschiede für Augen, die kein Grün sehen.
sight-tritanopia-about = Stärkere Unterschiede für Augen, die kein Blau sehen.
settings-file = die Datei { $e }
settings-no-such-loudness = sie sind beschädigt (eine Lautstärke von { $percent } Prozent gibt es nicht)
settings-notes = Hinweise
settings-seconds = { $seconds } s
settings-no-such-time = sie sind beschädigt (Hinweise können nicht { $seconds } Sekunden bleiben)

## Top bar
figure-steady = stabil
figure-cash = Geld
figure-trust = Vertrauen
figure-open-work = Offene Arbeit
figure-unplanned = { $unplanned } ungeplant
figure-min-free = noch { $left_today } min frei
figure-off = frei bis zum Morgen
figure-your-day = Dein Tag
topbar-day = { $weekday }, Tag { $day }
topbar-goal-hint = Was jede Lampe verlangt und wie es um sie steht ({ $key })
topbar-cash-hint = Wohin das Geld ging ({ $key })
topbar-trust-hint = Wer dir vertraut, und warum ({ $key })
topbar-work-hint = Wie es sich auftürmte und wie lange es braucht ({ $key })
topbar-day-hint = Was du damit getan hast und was geschah ({ $key })
speed-pause = Pause
speed-next-event = Zum nächsten Ereignis
speed-normal = Normales Tempo
speed-three = Dreifach
speed-ten = Zehnfach
speed-most = So schnell es geht
topbar-hint-key = { $hint } ({ $key })
topbar-inbox-hint = Der Posteingang und was ausgewählt ist ({ $key })
inbox = Posteingang
topbar-no-goal = Kein Ziel: Sieh dich um
run-gone-right = raus, mit richtigen Zahlen
run-gone-by-hand = raus, von Hand
run-missed = verpasst
run-cause-unknown = noch { $remains }, Ursache unbekannt
run-cause-known = noch { $remains }, Ursache bekannt
run-put-right = noch { $remains }, wird in Ordnung gebracht
run-nothing-in-way = noch { $remains }, nichts steht im Weg
run-in-its-way = noch { $remains }, { $state }: { $by }
run-can-start = kann { $time } starten
run-state-left = raus
run-state-missed = verpasst
run-by-hand-ready = von Hand bereit
run-by-hand-in-work = von Hand in Arbeit
goal-time-left = noch { $left }
goal-time-left-lamps =
    { $lit ->
        [one] noch { $left }, { $lit } von { $all } Lampen brennt jetzt
       *[other] noch { $left }, { $lit } von { $all } Lampen brennen jetzt
    }
run-state-blocked = blockiert
goal-run = { $run }: { $what }
run-state-preparing = in Vorbereitung

## Was ein Bildschirmleser erfährt
spoken-price = { $n } min deines Tages
inbox-waiting =
    { $n ->
        [one] { $n } wartet auf eine Antwort
       *[other] { $n } warten auf eine Antwort
    }

## Floor
drag-onto-person = auf eine Person: { $min } min deines Tages
drag-into-hands = an { $person }: { $min } min deines Tages
drag-into-that-room = nach { $room }: { $min } min deines Tages
drag-onto-day = { $item }: nicht vor { $day } ({ $min } min deines Tages)
play-said = { $from }, { $time }: { $text }
settings-no-sound = Diese Ausgabe hat keinen Ton: Er ist eine Zugabe beim Bauen.
drag-onto-today = Jetzt wieder aufnehmen: { $min } min deines Tages
drag-to-side = neben { $expert }: { $min } min deines Tages
drag-into-room = in einen anderen Raum: { $min } min deines Tages
floor-demand = BEDARF
floor-intake = EINGANG
floor-work = ARBEIT
floor-release = RELEASE
floor-services = SERVICES
floor-door-changes = Changes
floor-door-pager = Ungeplant
floor-people = { $count } Leute
floor-nobody-yet = noch keiner
floor-waiting =
    { $waiting ->
        [one] { $waiting } wartet
       *[other] { $waiting } warten
    }
floor-held-up = { $n } blockiert
floor-planned = { $n } geplant
floor-set-aside = { $n } beiseite
floor-for-release =
    { $n ->
        [one] { $n } wartet aufs Release
       *[other] { $n } warten aufs Release
    }
floor-wip-about = { $in_hand } in der Hand; das WIP-Limit des Raums ist { $limit }.
floor-wip-own = Seine Leute nehmen von selbst höchstens { $own } zugleich: Das gilt also.
floor-wip-change = Was darüber ist, wartet im Stapel. Klick auf den Raum, um es zu ändern.
floor-wip-fixed = Was darüber ist, wartet im Stapel.
floor-load = Last { $percent } %
floor-start-here = Zuerst hier
floor-oldest-days = älteste { $days } d
floor-oldest-and-each = { $oldest }; 1 Karte: { $each }
floor-oldest = älteste { $age }
class-expedite = eilig
class-fixed-date = mit Termin
class-standard = Standard
class-intangible = langfristig
item-kind-class-age = { $kind }, { $class }, { $age } alt
item-stop = Station { $stop } von { $all }
item-needs-constraint = nur der Engpass weiß dafür genug
person-off = nicht da
person-idle = nichts zu tun
person-blocked = alles in der Hand wartet
person-name-role = { $name }, { $role }
person-doing-takes = { $doing }, nimmt von selbst { $limit }
person-switching-lost = { $percent } % der Zeit gehen durch Umschalten verloren
service-runs = läuft
service-down-since = ausgefallen seit { $time }: { $what }
service-acts-up-since = spinnt seit { $time }: { $what }
service-waits-for = gestoppt: wartet auf { $what }
service-state-due = { $state }; fällig { $time }
service-load = Last { $percent } % der Kapazität
service-earns = bringt { $money } pro Stunde
service-loose-cables =
    { $n ->
        [one] technische Schulden: { $n } loses Kabel
       *[other] technische Schulden: { $n } lose Kabel
    }
service-looked-after = betreut von { $owner }
service-needs = braucht { $needs }
service-documented = { $documented } % dokumentiert, { $monitored } % überwacht
person-on-things =
    { $n ->
        [0] bei der Arbeit
        [one] an { $n } Sache
       *[other] an { $n } Sachen
    }
centre-waits = { $pile }, { $in_hand } in der Hand, kein WIP-Limit
centre-waits-limit = { $pile }, { $in_hand } in der Hand, WIP-Limit { $limit }

## Panels
panel-nothing-selected = Klick im Haus etwas an: Hier steht dann, was es ist und was du tun kannst.
next-title = Als Nächstes
next-service-down = { $service } ausgefallen: nachsehen
next-service-acts-up = { $service } spinnt: nachsehen
next-goal = Ansehen, was verlangt wird
next-clock = Die Uhr starten
panel-worth-a-look = Einen Blick wert
item-done-of = { $percent } % von { $hours } h fertig
item-age-done = { $age } alt, { $done }
item-due = fällig { $time }
item-waits-at = wartet bei { $room }
item-in-hands = in den Händen von { $person }
item-aside-at = beiseite bei { $room }: { $why }
item-asked-by = verlangt von { $who }
item-needs-to-know = braucht Wissen über { $service }
item-stop-of-route = Station { $stop } von { $all }: { $route }
panel-see-sheet = { $sheet } ansehen
centre-held-up =
    { $n ->
        [one] Blockiert: { $n } Karte
       *[other] Blockiert: { $n } Karten
    }
item-next-in-line = Als Nächstes dran
item-place-change = Platz { $from } → { $to }
item-sooner = Einen Platz vor
item-later = Einen Platz zurück
item-set-aside = Beiseitelegen
item-let-in = Durchlassen
item-send-away = Endgültig wegschicken
item-take-up = Wieder aufnehmen
item-put-into-hands = Jetzt jemandem in die Hände geben:
item-plan-for = Nicht vor einem Tag ({ $cost } min): Bis dahin liegt sie beiseite. Sie lässt sich auch auf einen Tag ziehen.
days-plan-for = Nicht vor
days-now = jetzt
person-working-share = { $percent } % Arbeit
person-switching-share = { $percent } % durch Umschalten verloren
person-hired-for = eingestellt für { $room }; noch nicht da
person-at-side = an der Seite von { $expert }: lernt und überlässt die eigene Arbeit den anderen
person-back-to-own-work = Zurück zur eigenen Arbeit
person-learns-from-them = { $learner } lernt hier
person-end-pair = Paar auflösen
person-knows-share = { $service } { $percent } %
person-knows = kennt { $list }
person-tired = müde
percent = { $percent } %
person-morale = Moral
person-given-notice = hat gekündigt und nimmt alles Wissen mit
person-leaves-below = wer zu lange unter { $morale } bleibt, geht
person-who-may-ask = Wer stören darf: Ändern kostet { $cost } min
guard-anyone = jeder
guard-sorted = vorsortiert
guard-nobody = keiner
person-wip-limit = Zugleich in der Hand (WIP-Limit): Ändern kostet { $cost } min
pair-about = jetzt langsamer; später wissen es zwei
pair-title = Zu zweit arbeiten
document-title = Wissen aufschreiben
document-about = andere können es dann auch
move-title = In einem anderen Raum arbeiten
move-about = oder zieh sie dorthin
map-title = Einen Wertstrom abgehen
map-about = Schritte, die keiner gezeichnet hat
centre-pace = { $percent } % des früheren Tempos
centre-reserved = { $reserved } % für Verbesserung reserviert, { $used } % genutzt
centre-meets = tagt { $time }: entscheidet über { $changes } der Wartenden
centre-decides-when-it-meets = entscheidet nur, wenn es tagt
crew-at-side = { $person }, neben { $expert }
crew-stays-longer = { $person }, { $hands } in der Hand, bleibt länger
crew-in-hand = { $person }, { $hands } in der Hand
centre-ask-changes = Was habt ihr zuletzt geändert?
centre-overtime = Heute Abend länger bleiben
centre-wip-limit = Hier in der Hand (WIP-Limit): Ändern kostet { $cost } min
centre-hire-somebody = Jemanden einstellen
centre-hire = { $name } einstellen
centre-reserve = Zeit für Verbesserung: { $percent } %
centre-next-in-pile = Als Nächstes im Stapel:
service-needed-by = gebraucht von { $needed }
service-drag = Arbeit daran dauert wegen der Schulden { $times }× so lang
service-no-record = Kein Change daran steht im Protokoll.
service-on-record = Im Protokoll:
change-not-in-yet = noch nicht drin
change-line = { $at }  { $title }, zu { $percent } % getestet, { $state }
service-owners-at-it = Die Zuständigen sind dran.
incident-in-vain = { $count } umsonst untersucht, { $hours } h
suspect-examined = wird untersucht
suspect-in-vain = { $times }× umsonst
suspect-changed = kurz davor geändert
suspect-pointed-at = Leute zeigen darauf
suspect-something-else = Etwas anderes
incident-ask-rooms = Frag die Räume, was sie geändert haben ({ $key })
suspect-nobody-named = Das hat keiner genannt. { $ask }
suspect-nobody-free = Keiner, der ihn kennt, hat Zeit für eine Untersuchung.
suspect-hint = kennt { $percent } % davon, { $hands } in der Hand
suspect-examines = { $person } untersucht
incident-change-on-record = Laut Protokoll gab es kurz davor einen Change. Andere stehen vielleicht in keinem. { $ask }, oder klick auf einen Verdächtigen: Wer untersucht?
incident-nothing-on-record = Das Protokoll gibt keinen Hinweis. { $ask }, oder klick auf einen Verdächtigen und rate.
work-share = { $percent } % von { $hours } h
work-person-at = { $person } an { $service }, { $share }
work-person = { $person }, { $share }
work-waits-at = wartet bei { $room }, { $share }
work-aside-at = beiseite bei { $room }
incident-find-cause = Ursache finden
incident-at-it = Gerade dran:
incident-hunch = auf Verdacht: { $work }
incident-they-know = Sie wissen, was zu tun ist: Von dir ist hier nichts verlangt, außer jemand anders soll es tun.
incident-nobody-at-it = keiner ist dran
incident-remove = Beseitigen
incident-put-right = In Ordnung bringen
run-from-by = ab { $from }, bis { $by }
change-roll-back = Zurückrollen
change-repair = An Ort und Stelle reparieren
run-prepare-by-hand = Von Hand vorbereiten, für den Notfall
service-weaknesses =
    { $n ->
        [one] { $n } Schwachstelle gefunden, noch nicht behoben
       *[other] { $n } Schwachstellen gefunden, noch nicht behoben
    }
incident-why = Warum: { $title }?
incident-more-alike =
    { $n ->
        [one] und noch eins von der Art
       *[other] und noch { $n } von der Art
    }
spoken-kind-age = { $kind }, { $age } alt
spoken-belief = { $name }: zu { $percent } % wahrscheinlich

## Actions and what comes of them
item-unnamed = Karte { $number }
item-with-number = { $title } ({ $number })
control-wild-west = Jeder
control-recorded = Mit Karte
control-frozen = Eingefroren
control-board = Board
control-light = Schlankes Board
policy-on-demand = bei Bedarf
policy-batch = { $count } zusammen
policy-every = alle { $span }
policy-window = { $days } { $from }–{ $to }
action-answer = { $from } antworten: { $label }
action-talk = Mit { $with } reden: { $label }
action-ask-changes = { $room } fragen, was geändert wurde
action-investigate = { $person } untersucht { $service }
action-roll-back = Zurückrollen: { $change }
action-roll-forward = An Ort und Stelle reparieren: { $change }
action-by-hand = { $run } von Hand vorbereiten
action-guard-open = Jeden zu { $who } lassen
action-guard-triaged = Anfragen an { $who } vorsortieren
action-guard-shielded = Niemanden zu { $who } lassen
action-control = Regel für Changes: { $mode }
action-authorise = Durchlassen: { $item }
action-send-away = Wegschicken: { $item }
action-next-in-line = Als Nächstes dran: { $item }
action-place-in-line = Platz { $place } in der Reihe: { $item }
action-assign = { $person } bekommt { $item }
action-hold = Beiseitelegen: { $item }
action-take-up = Wieder aufnehmen: { $item }
action-schedule = Planen: { $item }, nicht vor { $day }
action-limit-person = { $person } nimmt höchstens { $limit } auf einmal (eigenes WIP-Limit)
action-move = { $person } in anderen Raum schicken: { $room }
action-document = { $person } dokumentiert { $service }
action-scope = Den Prüfern zeigen: { $control }
action-release = { $project } freigeben
action-freeze = { $project } einfrieren
action-unfreeze = { $project } auftauen
action-gate = Freigabe: höchstens { $hours } h
action-gate-open = Freigabe: offen
action-say-no = Nein sagen zu { $who }
action-pair = { $learner } arbeitet an der Seite von { $expert }
action-end-pair = { $learner } verlässt die Seite von { $expert }
action-hire = Jemanden für { $room } einstellen
action-add-capacity = Kapazität für { $service } bestellen
action-elastic-on = Die Kapazität von { $service } folgt der Last
action-elastic-off = Die Kapazität von { $service } bleibt, wie sie ist
action-offload = Statische Inhalte von { $service } auslagern
action-drill = Übung: { $service } fällt mit Absicht aus
action-improve = Verbessern: { $title }
action-aim = Ziel setzen: { $title }
action-kata-none = Kata: keine Treffen
action-kata-daily = Kata: Treffen jeden Tag
action-kata = Kata: Treffen alle { $days } Tage
action-reserve = { $percent } % von { $room } für Verbesserung reservieren
action-overtime = { $room } bleibt heute Abend länger
action-release-by = Releases von { $pipeline }: { $policy }
action-release-now = Jetzt freigeben: { $pipeline }
action-take-back = Letztes Release zurücknehmen: { $pipeline }
action-refresh = { $environment } neu aufbauen
action-map = { $who } geht { $pipeline } ab
action-automate = { $pipeline }: „{ $step }“ macht eine Maschine
action-remove = { $pipeline }: auf „{ $step }“ verzichten
done-answer = „{ $label }“
priced-with-money = { $place }, { $effort }, { $cost }
priced = { $place }, { $effort }
about-talk = mit { $with }
about-ask-changes = kostet dort { $span }; dann steht es im Protokoll
about-investigate = kennt { $share } davon, { $hands } in der Hand
about-roll-back = wie es vorher war
about-roll-forward = behält, wozu er gut war
about-undo = { $what }; { $room }, { $effort }
about-by-hand = mit den Daten vom letzten Mal; danach viel Nacharbeit
about-guard-open = was verlangt wird, landet sofort in den Händen
about-guard-triaged = { $span } Sortieren je Anfrage; weniger kommt durch
about-guard-shielded = wer fragt, wird abgewiesen
about-guard-shielded-trust = wer abgewiesen wird, vertraut dir um { $trust } weniger
about-authorise = geht trotz Freeze rein
about-send-away = endgültig weg; wer es verlangt hat, bekommt nichts
about-next-in-line = wird als Nächstes genommen
about-assign = { $role }, { $hands } in der Hand{ $off }
about-assign-off = ; jetzt nicht da, so lange liegt es
about-hold-held = macht eine Hand frei; was getan ist, bleibt
about-hold = keiner nimmt es, bis du es sagst
about-take-up = kommt wieder an die Reihe
about-schedule = liegt beiseite, bis der Tag beginnt, und kommt dann an die Reihe
about-schedule-more = liegt beiseite, bis der Tag beginnt, und kommt dann an die Reihe; bisher { $items } für diesen Tag
about-schedule-alike = bisher { $items } für diesen Tag, davon { $alike } zu { $service }: Changes an einem Service können sich in die Quere kommen
about-schedule-frozen = kommt an diesem Tag an die Reihe und wartet dann: { $title }
about-no-limit = kein Limit: alles wird angefangen
about-limit-centre = was darüber ist, wartet im Stapel
about-limit-wip = was darüber ist, wartet draußen; Dringendes geht sofort rein
about-move = { $from }: noch { $left }; { $to }: dann { $there }
about-document = { $span } ihrer Zeit; { $done } sind bisher aufgeschrieben
about-scope = mit { $with }; nicht mehr im Umfang: { $titles }
about-freeze = { $count } davon liegen beiseite
about-freeze-trust = { $aside }; Vertrauen von { $who } −{ $trust }
about-unfreeze = geht weiter, wo es stehen blieb
about-gate = was mehr vom Engpass braucht, wartet
about-gate-open = was freigegeben ist, beginnt
about-say-no = zurückgenommen: { $pushed }; Vertrauen −{ $trust }
about-pair = { $expert } arbeitet mit { $pace } Tempo; wer lernt, lässt die eigene Arbeit liegen
about-end-pair = beide tun wieder ihre eigene Arbeit
about-hire = { $who }, { $cost } jetzt, da in { $arrives }; dann { $mentoring } lang ein Mentor mit { $pace } Tempo
about-add-capacity = +{ $share }, { $cost }, da in { $arrives }
about-elastic-on = bis zu +{ $most }, { $cost } je genutzte Stunde
about-elastic-off = keine Kosten nach Nutzung mehr
about-offload = −{ $share } seiner Last; die Zuständigen, { $effort }
about-drill = { $owner }, { $span }; er steht dann still und zeigt eine Schwachstelle, wenn er eine hat
about-effort = etwa { $span }
about-improve-dip = { $price }; dann { $span } lang um { $share } langsamer
about-aim = worauf Verbesserung von jetzt an zielt
about-kata-none = keine Treffen und nichts von dem, was sie bringen
about-kata = { $span } je Treffen von jedem im Team und von dir; Gegenmaßnahmen brauchen { $share } weniger
about-reserve = { $percent } % bleiben für alles andere
about-overtime = { $span } mehr für { $cost } die Stunde; morgen { $pace } des eigenen Tempos
about-release-on-demand = jeder Change einzeln: früh, klein und jedes Mal neu gerüstet
about-release-batch = einmal gerüstet für alle; ein Fehler hat viele Verdächtige
about-release-date = was fertig ist, wartet auf den Termin
about-canary-on = { $share } der Nutzer für { $span }; { $finds } der fehlerhaften Changes zeigen sich dort
about-canary-off = früher da; ein Fehler trifft alle
about-flags-on = ein fehlerhaftes Feature wird in { $span } abgeschaltet
about-flags-off = ein Fehler braucht eine Reparatur oder ein Zurückrollen
about-refresh = { $price }; danach genau wie die Produktion
about-map = eine Stunde ihrer Zeit; zeichnet bis zu { $steps } Schritte
about-automate = kostet danach keinen mehr Zeit
about-remove = was er findet, wird später gefunden
about-remove-empty = ein Schritt weniger
about-step-work = { $price }; { $then }
about-board-range = { $low } bis { $high }
about-control-wild-west = kostet nichts; manches steht in keinem Protokoll, und Changes stoßen zusammen
about-control-recorded = { $span } je Change für die Karte; alles im Protokoll, Zusammenstöße möglich
about-control-frozen = nichts geht rein außer Notfällen und dem, was du einzeln durchlässt
about-control-light = das Board, aber Standard-Changes gehen von selbst durch: { $standard } jetzt
action-limit-centre = WIP-Limit des Raums { $room }: { $limit }
action-limit-centre-none = WIP-Limit des Raums { $room }: keines
action-limit-wip = WIP-Limit „{ $name }“: { $limit }
action-limit-wip-none = WIP-Limit „{ $name }“: keines
action-canary-on = { $pipeline }: erst für wenige Nutzer freigeben
action-canary-off = { $pipeline }: gleich für alle Nutzer freigeben
action-flags-on = { $pipeline }: Changes hinter Flags
action-flags-off = { $pipeline }: Changes ohne Flags
about-limit-person = WIP-Limit { $now } → { $limit }
about-limit-person-lower = WIP-Limit { $now } → { $limit }; was darüber ist, geht zurück auf den Stapel
about-release =
    { $scope ->
        [one] { $at_once } auf einmal von { $scope } Karte
       *[other] { $at_once } auf einmal von { $scope } Karten
    }
about-release-now =
    { $n ->
        [one] { $n } fertiger Change in einem Release
       *[other] { $n } fertige Changes in einem Release
    }
about-take-back =
    { $n ->
        [one] Release { $number } mit { $n } Change
       *[other] Release { $number } mit { $n } Changes
    }
about-control-board = eine Karte, und das Board entscheidet über jede; nichts stößt zusammen
about-control-board-meets = eine Karte, und das Board entscheidet über jede: { $most } alle { $span }; nichts stößt zusammen
change-state-waiting = wartet
change-state-deployed = deployt
change-state-failed = fehlgeschlagen
change-state-rolled-back = zurückgerollt
change-state-repaired = repariert
change-state-refused = abgelehnt
finding-state-open = offen
finding-state-fixed = behoben
finding-state-out = nicht im Umfang
by-hand-possible = von Hand: möglich
by-hand-in-work = von Hand: in Arbeit
by-hand-ready = von Hand: bereit
group-talk = Gespräch
group-changes = Changes
group-trouble = Störung
group-people = Leute
group-work = Arbeit
group-limits = Limits
group-audit = Prüfung
group-projects = Projekte
group-services = Services
group-improve = Verbessern
group-pipeline = Pipeline
group-see = Ansehen

## What the simulation says
hindrance-held = von dir beiseitegelegt
hindrance-planned = nicht vor { $day }
hindrance-freeze = Changes sind eingefroren
hindrance-project = { $project } ist eingefroren
hindrance-release = fertig, nicht deployt: { $pipeline }
hindrance-outside = draußen: das WIP-Limit ist erreicht
hindrance-service = wartet, bis { $service } in Ordnung ist
hindrance-duty = wer den früheren Schritt getan hat, darf diesen nicht tun
item-again = Noch einmal: { $title }
item-stage-release = { $stage }: Release { $number }
item-build-anew = { $environment } neu aufbauen
item-walk = { $pipeline } abgehen
item-do-without = Verzichten auf: { $stage }
item-automate = Automatisieren: { $stage }
item-examine = { $service } untersuchen
item-put-right = In Ordnung bringen: { $incident }
item-what-changed = Was hat { $room } geändert?
item-roll-back = Zurückrollen: { $change }
item-repair = Reparieren: { $change }
item-prepare = { $run } vorbereiten
item-clean-up = Nacharbeit zu { $run }
item-write-down = { $service } dokumentieren
item-move-static = Statische Inhalte von { $service } auslagern
item-drill = Übung: { $service } fällt mit Absicht aus
item-strengthen = Eine Schwachstelle von { $service } beheben
item-meeting = Treffen: { $room }
incident-acts-up = { $service } spinnt
plate-down = aus
plate-stopped = gestoppt
plate-bad-data = fehlerhaft
plate-acts-up = spinnt
plate-owners = in Arbeit
plate-due = fällig
plate-in-house = intern
plate-steady = stabil
note-on-no-record = in keinem Protokoll
note-unnoticed = erst nach { $span }
note-after = nach { $span }
note-not-answered = von selbst, ohne Antwort
note-in-vain = vergebliche Stunden
note-guessing = { $span } geraten
fact-began = begann, unbemerkt
fact-noticed-at = bemerkt bei { $service }
fact-examined = { $service } untersucht
fact-nothing-found = nichts gefunden
fact-cause-found = Ursache gefunden
fact-put-right = In Ordnung gebracht
fact-changed = { $service } geändert
fact-on-record = jetzt im Protokoll
fact-rolled-back = Zurückgerollt
fact-repaired = An Ort und Stelle repariert
fact-told = { $room } hat es erzählt
fact-in-place = ist eingeführt
fact-target-reached = Zielzustand erreicht
fact-target-missed = nicht rechtzeitig erreicht
fact-found-weakness = fand eine Schwachstelle
fact-found-nothing = fand nichts
fact-drill = Übung mit { $service }
fact-left = { $run } ist raus
fact-right-figures = richtige Zahlen
fact-left-by-hand = { $run } ist raus, von Hand
fact-clean-up = Nacharbeit folgt
fact-by-hand-ready = Von Hand, bereit
fact-missed = { $run } verpasst
fact-nothing-left = nichts ging pünktlich raus
fact-to = an { $who }
fact-done = fertig
fact-finding = eine Feststellung der Prüfer
fact-fixed = behoben
fact-out-of-scope = nicht mehr im Umfang der Prüfung
fact-passed = bestanden
fact-not-passed = nicht bestanden
fact-breached = Personenbezogene Daten sind abgeflossen
fact-results = Zahlen der Woche { $week }
fact-shares = und der Kurs folgte
fact-assigned = { $person }: { $card }
fact-gave-notice = hat gekündigt
fact-departed = ist gegangen, mit allem Wissen
fact-joined = erster Arbeitstag
fact-delivered = ausgeliefert
told-nothing = nichts, was nicht im Protokoll stand
told-one = ein Change, der in keinem Protokoll stand
told-many = { $n } Changes, die in keinem Protokoll standen
cause-wear = { $service } ist verschlissen
cause-overload = { $service } brach unter seiner Last zusammen
cause-dependency = { $service } stand still und riss ihn mit
cause-breach = ein Datenabfluss: Daten von { $service } gelangten nach außen
subject-card-done = eine inzwischen erledigte Karte
push-expedite = lässt etwas vorziehen
push-add-scope = gibt Projekten mehr Umfang
push-unfreeze = taut ein Projekt wieder auf
plate-per-hour = { $amount } $/h
plate-thousands = { $amount } T
kind-label-business = Geschäftsprojekt
kind-label-internal = internes Projekt
kind-label-change = Change
kind-label-unplanned = ungeplant
difficulty-calm = ruhig
difficulty-normal = normal
difficulty-hard = schwer
run-state-waiting = wartet
run-state-left-by-hand = raus, von Hand
project-stage-planned = geplant
project-stage-gate = wartet an der Freigabe
project-stage-running = läuft
project-stage-frozen = eingefroren
project-stage-done = fertig
release-lies = liegt
release-waits = wartet
release-runs = läuft
release-in-work = in Arbeit
release-few-users = bei wenigen Nutzern
release-held = angehalten
tier-elite = Spitze
tier-high = Gut
tier-medium = Mittel
tier-low = Schwach
effort-about = etwa { $time }
effort-range = { $low } bis { $high }

## Keys
command-pause = Anhalten, weiter
command-next-event = Zum nächsten Ereignis
command-speed-1 = Normales Tempo, 1×
command-speed-3 = Dreifach, 3×
command-speed-10 = Zehnfach, 10×
command-speed-max = So schnell es geht
command-find = Alle Aktionen
command-all-actions = Alle Aktionen, mit Strg
command-inbox = Zurück zum Posteingang
command-whole-building = Das ganze Gebäude
command-foresee = Was kommt
command-back-in-time = Zurück in der Zeit
command-settings = Einstellungen
command-full-screen = Vollbild
command-people = Leute
command-changes = Changes
command-projects = Projekte
command-audit = Prüfung
command-pipeline = Pipeline
command-services = Services
command-improve = Verbessern
command-business = Geschäft
command-charts = Diagramme
command-goal = Ziel
command-talk = Reden
command-hint = Hinweis
command-log = Verlauf
command-why = Warum
command-futures = Zukünfte
command-keys = Tasten und Gesten
bindings-nothing-called = nichts heißt { $name }
bindings-no-key-called = keine Taste heißt { $key }
bindings-goes-through = Tab, die Pfeile und Enter führen durch jeden Bildschirm: Nimm eine andere Taste.
bindings-answers = 1 bis 5 beantworten den Posteingang: Nimm eine andere Taste.
bindings-own-use = { $name } hat schon eine eigene Bedeutung: Nimm eine andere Taste.
bindings-with-ctrl = Mit Strg geht ein Buchstabe oder eine Ziffer, nur nicht A, C, V, X, Y oder Z.
bindings-every-screen = { $what }: Das wirkt auf jedem Bildschirm und braucht eine von F1 bis F12.
bindings-taken = { $name } ist schon vergeben an „{ $what }“: Gib dem zuerst eine andere Taste.
keys-pause = anhalten oder weiter; Aufträge kannst du auch geben, während die Uhr steht
keys-step = zum nächsten Ereignis, das du sehen kannst
keys-speeds = Tempo 1×, 3×, 10×, so schnell es geht
keys-answer = die Nachricht im Posteingang beantworten
keys-inbox = zurück zum Posteingang; in einem kleinen Fenster öffnet und schließt es, was rechts steht
keys-find-key = { $chord } oder { $key }
keys-find = alles, was man jetzt tun kann, mit Namen: tippen, Enter
keys-tab = Tab, Pfeile
keys-tab-about = von einem zum nächsten; Enter löst es aus; in den Diagrammen: von Diagramm zu Diagramm
keys-ctrl-z = Strg+Z
keys-undo = zurücknehmen, was du getan hast, seit die Uhr steht
keys-rewind = zurück zu jeder Minute dieses Laufs, auch mit Klick auf die Zeitleiste; die Zukünfte, die du versucht hast, nebeneinander
keys-foresee = was kommt: auf einen Auftrag mit Preis zeigen (oder Rechtsklick); Strg+Enter in der Liste der Aktionen
keys-drag-card = Karte ziehen
keys-drag-card-about = auf eine Person: sofort in ihre Hände; auf eine Karte im Stapel: an deren Platz
keys-drag-day = … auf einen Tag
keys-drag-day-about = am Fuß des Gebäudes oder im Kalender der Änderungen: für diesen Tag geplant
keys-drag-person = Person ziehen
keys-drag-person-about = in einen anderen Raum: sie arbeitet dort; auf einen Experten: sie lernt neben ihm
keys-wheel = Rad, ziehen
keys-wheel-about = das Gebäude zoomen und verschieben; { $key } oder Doppelklick: alles
keys-settings = Einstellungen, auch für Tasten; Vollbild
keys-esc = schließen, was offen ist; dann ein Menü (das Spiel wird laufend gespeichert)
keys-kind-business = Geschäftsprojekt: was die Firma verlangt hat
keys-kind-internal = internes Projekt: was die IT selbst braucht
keys-kind-change = Change: eine Änderung an etwas, das läuft
keys-kind-unplanned = ungeplante Arbeit: was keiner geplant hat; sie frisst die anderen drei
keys-other = Tasten lassen sich in den Einstellungen ändern.

## Title
entry-sandbox = Baukasten
entry-sandbox-about = Eine Firma aus Teilen bauen und spielen; jede Regel ist ein Regler
entry-endless = Endlos
entry-endless-about = Die Nachfrage wächst, bis die Firma scheitert: Wie lange hält sie?
entry-settings = Einstellungen
entry-settings-about = Größen, Farben, Bewegung, Tasten
entry-quit = Beenden
entry-quit-about = Das Spiel wird laufend gespeichert
title-not-kept = Der Fortschritt lässt sich nicht speichern: { $why }
title-click-room = Klick auf einen beleuchteten Raum oder drück seine Nummer. Dunkle Räume öffnen sich nacheinander.
title-motto = vier Arten, ein Experte, kein Protokoll
title-continue = Weiter: { $line }
title-start = { $level } beginnen
title-how-hard = Wie schwer neue Spiele sind:
title-won = gewonnen
title-won-1 = gewonnen, 1 Lampe
title-won-2 = gewonnen, 2 Lampen
title-won-3 = gewonnen, 3 Lampen
title-lost = verloren
title-closed = geschlossen
title-room-state = { $room } ({ $state })
title-part-fire = Das Feuer
title-part-plant = Das Werk
title-part-flow = Der Fluss
title-to-be-built = noch nicht gebaut
title-won-of = { $won } von { $all } gewonnen
title-closed-about = öffnet sich, wenn das Level davor gewonnen ist oder zweimal verloren
difficulty-calm-about = Was du tust, braucht drei Viertel der Zeit; ein Fünftel weniger ungeplante Arbeit; alle verzeihen mehr
difficulty-normal-about = das Level wie gedacht
difficulty-hard-about = Was du tust, dauert ein Viertel länger; ein Sechstel mehr ungeplante Arbeit; alle verzeihen weniger
title-turn = als Nächstes dran
title-won-lamps = gewonnen, { $stars } von 3 Lampen

## Debrief
debrief-won = { $title }   { $at }, gewonnen
debrief-lost = { $title }   { $at }, verloren
briefing-read = Gelesen
briefing-take-over = Los geht’s
briefing-back = Zurück
briefing-people = Leute, die dir begegnen
briefing-others = { $n ->
    [one] Noch jemand sitzt am Schreibtisch.
   *[other] { $n } weitere sitzen an ihren Schreibtischen.
}
briefing-goals = Ziele
briefing-goals-about = jedes lässt eine Lampe leuchten
debrief-without-won =
    { $lamps ->
        [one] Ohne das hättest du gewonnen: „{ $ending }“ ({ $lamps } Lampe)
       *[other] Ohne das hättest du gewonnen: „{ $ending }“ ({ $lamps } Lampen)
    }
debrief-without-also-won =
    { $lamps ->
        [one] Ohne das hättest du auch gewonnen: „{ $ending }“ ({ $lamps } Lampe)
       *[other] Ohne das hättest du auch gewonnen: „{ $ending }“ ({ $lamps } Lampen)
    }
debrief-without-lost = Ohne das hättest du verloren: „{ $ending }“
debrief-without-also-lost = Ohne das hättest du auch verloren: „{ $ending }“
debrief-no-end = Ohne das hätte es kein Ende gegeben.
debrief-mattered-most = Am meisten zählte: { $time }, { $what }. { $without }
debrief-why-mattered = Der Lauf wurde ohne sie noch einmal gespielt: mit demselben Glück und deinen anderen Entscheidungen, soweit sie noch möglich waren.
debrief-why-lamps = Lampen an: { $with } so, wie es war, { $without } ohne sie.
debrief-why = Warum
debrief-why-about = wie es dazu kam; bernsteinfarben ist, was du entschieden hast
debrief-back-hint = Zurück zu { $time }. Diese Zukunft bleibt.
debrief-no-single-event = Kein einzelnes Ereignis führte hierher: So weit war es eben gekommen.
debrief-dark = { $lamp }: dunkel. { $needs }
debrief-times = { $times }-mal
debrief-your-decision = deine Entscheidung
debrief-most = zählte am meisten
debrief-try-again = Noch einmal
debrief-other-luck = Neues Glück
debrief-other-luck-hint = Dasselbe Level noch einmal, mit anderem Glück.
debrief-next = Weiter: { $title }
debrief-title = Titel
debrief-yours = Deine Entscheidungen: { $yours } (bernsteinfarben); der Rest folgte daraus oder kam ohne dich.
debrief-what-when = Was wann geschah
debrief-unplanned = Ungeplante Arbeit nahm { $unplanned } %, das Umschalten zwischen Sachen { $switching } %.
debrief-hours-went = Wohin { $hours } Stunden gingen
kind-short-project = Geschäft
kind-short-internal = intern
kind-short-change = Change
kind-short-unplanned = ungeplant
debrief-dashed = gestrichelt: Umschalten
hours = { $hours } h
length-minutes = { $n } min
length-hours = { $n } h
length-days = { $n } Tage
unit-minutes = Minuten
unit-hours = Stunden
unit-days = Tagen
debrief-told-won = { $level }, gewonnen: { $title }. { $text }
debrief-told-lost = { $level }, verloren: { $title }. { $text }
debrief-lamp-lit = { $lamp }: brennt. { $needs }
debrief-yours-told = { $at }, deine Entscheidung, { $title }: { $detail }
log-told = { $at }, { $title }: { $detail }

## Sheets
news-leaving =
    { $n ->
        [one] { $n } hat gekündigt
       *[other] { $n } haben gekündigt
    }
news-colliding =
    { $n ->
        [one] Bei einem Service können zwei Changes kollidieren
       *[other] Bei { $n } Services können zwei Changes kollidieren
    }
news-down =
    { $n ->
        [one] { $n } Service ausgefallen
       *[other] { $n } Services ausgefallen
    }
sheet-people = Leute
sheet-changes = Changes
sheet-projects = Projekte
sheet-audit = Prüfung
sheet-pipeline = Pipeline
sheet-services = Services
sheet-improve = Verbessern
sheet-business = Geschäft
sheet-charts = Diagramme
sheet-goal = Ziel
sheet-talk = Reden
sheet-hint = Hinweis
sheet-log = Verlauf
sheet-why = Warum
sheet-keys = Tasten
sheet-futures = Zukünfte
sheet-forecast = Was kommt
sheet-people-about = wohin die Stunden aller gehen und wer von wem lernt
sheet-changes-about = was im Protokoll steht; vom Rest weiß keiner
sheet-projects-about = was alle anfangen, bringt keiner zu Ende
sheet-audit-about = jede am Stichtag offene Feststellung kostet Strafe
sheet-pipeline-about = fertig und nicht in Produktion: Es verdient noch nichts
sheet-services-about = was läuft, wie ausgelastet es ist und wovon es abhängt
sheet-improve-about = begrenze, was angefangen wird, und werde beim Rest besser
sheet-business-about = Geld, Kunden und alle, die etwas wollen
sheet-charts-about = was war, und warum es so kam
sheet-goal-about = was jede Lampe verlangt und wie es um sie steht
sheet-talk-title = Mit jemandem reden
sheet-talk-about = es kostet Minuten deines Tages und kann sie wert sein
sheet-hint-about = wo hinsehen, welcher Hebel, und warum; Schritt für Schritt
sheet-log-about = was geschah, Neuestes zuerst; bernsteinfarben: was du getan hast
sheet-why-title = Warum?
sheet-why-about = jede Störung und was dazu führte, soweit man es weiß
sheet-futures-about = wo du zurückgingst, was du anders machtest und wie es steht
sheet-forecast-about = 64 Zukünfte damit und 64 ohne, bei gleichem Glück; du tust sonst nichts mehr
news-frozen = { $changes } vom Freeze aufgehalten
news-pushed = { $who } drängt: { $what }
news-gate = { $projects } an der Freigabe
news-audit = { $findings } offen, { $audit } in { $span }
news-not-deployed = { $count } fertig, nicht deployt: { $pipeline }
news-turns-away = { $service } weist { $percent } % ab
news-targets = { $targets } zur Wahl
news-goes-round = { $who } umgeht dich

## Menu
menu-clock-stands = Pause
menu-go-on = Weiter
menu-leave = Zum Titel
menu-saved = Das Spiel wird laufend gespeichert.

## Play
play-nothing-to-go-back-to = Weiter zurück geht es nicht.
play-futures-full = Es gibt { $most } Zukünfte, mehr werden nicht behalten.
play-not-saved = Das Spiel lässt sich nicht mehr speichern: { $error }
play-given = Erledigt: { $name }. { $minutes } min deines Tages.
play-cause-found = Ursache gefunden: { $cause } ({ $what }). Es muss noch rückgängig gemacht werden.
play-done-of = { $done } von { $all } getan. { $why }
play-undo-only-now = Nur was du getan hast, seit die Uhr steht, lässt sich zurücknehmen. Erst anhalten, dann handeln.
play-taken-back = Zurückgenommen.
play-clock-stands-already = Die Uhr steht schon: Jemand wartet auf eine Antwort.
play-waits-once-more = { $from } wartet auf eine Antwort. Noch ein Druck, und die Zeit geht ohne Antwort weiter.
play-two-hours-quiet = Zwei Stunden vergingen, und nichts Nennenswertes geschah.
play-your-day-begins = Dein Tag beginnt.
play-news = { $title }: { $detail }
play-point-at-order = Zeig auf eine Regel, ein Limit oder eine andere Anordnung, die den Fluss ändert: Dann zeigt diese Taste, was kommt.
play-more-below = unten mehr ↓
play-all-actions = Alle Aktionen
play-find-hint = Alles, was man jetzt tun kann, mit Namen ({ $chord } oder { $key })
key-with-ctrl = Strg+{ $key }
key-space = Leertaste
key-home = Pos1
key-end = Ende
key-insert = Einfg
key-delete = Entf
key-backspace = Rücktaste
key-page-up = Bild↑
key-page-down = Bild↓
play-all-charts = Alle Diagramme ({ $key })
play-back-to-inbox = Zurück zum Posteingang
play-waits-for-answer = { $from } wartet auf eine Antwort
play-more-wait = { $from } und noch { $more } warten
play-every-answer = Jede Antwort kostet Minuten deines eigenen Tages.
play-nobody-wants = Keiner will etwas von dir. Das geht vorbei.
play-role-and-time = { $role }, { $time }
play-waits-until = wartet bis { $time } ({ $left })
play-taken-by-default = ohne dich gewählt
play-you-answered = deine Antwort
play-answer = { $who }: { $label }
play-waits-too = { $from } wartet auch auf deine Antwort
close = Schließen
tab-trouble = dort wartet Ärger
tab-something = dort wartet etwas

## Palette
palette-see-sheet = { $sheet } ansehen ({ $key })
palette-see-chart = Diagramm ansehen: { $chart }
palette-show = Zeigen: { $what }
rewind-hint = Zurück in der Zeit ({ $key })
palette-nothing = Hier kann man nichts tun, was so heißt.
palette-able = Möglich: { $able }; die Uhr steht.
palette-keys = ↑ ↓  Enter  Esc   Strg+Enter: was kommt
palette-what = Was willst du tun?
palette-not-told = Was daraus wird, zeigt niemand: Es verriete, was noch keiner weiß, oder es bewegt nur eine Karte.
palette-back-about = zu jeder Minute dieses Laufs; was du seitdem getan hast, bleibt als andere Zukunft
palette-back-also = zurückspulen rückgängig
minutes = { $minutes } min

## Back in time
rewind-just-begun = Es hat gerade erst begonnen: Weiter zurück geht es nicht.
rewind-futures-hint = Die { $many } Zukünfte dieses Spiels ({ $key })
rewind-go-back-to = Zurück zu { $time }?
rewind-nothing-since = Seitdem hast du nichts getan. Auch diese Zukunft bleibt.
rewind-kept = Was du seitdem getan hast ({ $decisions }), bleibt als andere Zukunft.
rewind-keys = ← → eine Stunde, ↑ ↓ ein Tag, oder klick auf die Zeitleiste
rewind-go-back = Zurückgehen
rewind-stay = Bleiben
rewind-gone = { $time }. Was danach getan wurde, bleibt als andere Zukunft.
rewind-before = { $time }, vor „{ $what }“
rewind-from-end = { $time }. Wie es ausging, bleibt als andere Zukunft.

## Foresight
foresight-nothing = Darüber lässt sich nichts sagen.
foresight-what-if = Was wäre wenn?
foresight-hint = { $key } oder Rechtsklick: was kommt
foresight-title = Was wäre wenn? Was damit wird und was ohne ({ $key })

## Small chart
chart-where-hours-go = Wohin die Stunden gehen
chart-counted-from = Gezählt ab der ersten vollen Stunde.
chart-unplanned-share = { $percent } % der Arbeitsstunden waren ungeplant.
timeline-leaves = { $run } geht raus
timeline-goal = das Ziel

## Services
services-click = Klick auf einen Service: Rechts steht dann, was du tun kannst.
services-service = Service
services-earns = verdient
services-watched = überwacht
services-tested = getestet
services-written-down = Doku
services-debt = Schulden
services-needs = braucht
services-load = Last
services-load-about = Wie viel der Kapazität gerade gebraucht wird; der Strich markiert 100 %.
services-watched-about = Der Anteil der Ausfälle, den ein Alarm zeigt, bevor jemand anruft.
services-tested-about = Der Anteil der Fehler in Changes daran, den Tests finden.
services-written-about = Wie viel von dem, was man über ihn wissen muss, aufgeschrieben ist; es hilft denen, die ihn nicht kennen.
services-due = fällig { $time }: { $run }
services-turns-away = weist { $percent } % ab
services-per-hour = { $money }/h
services-weak-points = Schwachstellen gefunden: { $count }
services-drills = Übungen bisher: { $count }
services-of-capacity = { $percent } % der Kapazität
services-capacity-was = { $percent } % der früheren Kapazität
services-follows = folgt der Last
services-static = statische Inhalte kommen von anderswo
services-more-at = mehr ab { $time }
services-users-away = { $percent } % der Nutzer werden abgewiesen
services-slow = eine Anfrage dauert { $times }× so lang wie im leeren System
services-order = Mehr Kapazität bestellen
services-let-follow = Kapazität der Last folgen lassen
services-end-follow = Nicht mehr der Last folgen
services-offload = Statische Inhalte auslagern
services-drill = Übung: mit Absicht ausfallen lassen

## Changes
changes-now = gilt
changes-nothing-in = { $title }: nichts geht rein
changes-decides = { $title }: entscheidet über { $changes }
changes-so-far = { $title }: { $changes } bisher
changes-goes-in = { $title } geht rein
changes-planned = { $items }, von dir geplant
changes-auditors = { $audit }: die Prüfer berichten
changes-project-due = { $project } ist fällig
changes-collision = Changes je Service; was dort binnen { $window } nach einem anderen hineingeht, schlägt { $percent } % öfter fehl
changes-may-collide = Können kollidieren
changes-about-to-go =
    { $items ->
        [one] { $items } geht gleich rein
       *[other] { $items } gehen gleich rein
    }
changes-chip = { $name }: { $text }
changes-just-went = , gerade rein: { $changes }
changes-set-aside = Beiseitelegen: { $item }
changes-tomorrow = Nicht vor morgen: { $item }
change-class-standard = Standard
change-class-normal = normal
change-class-emergency = Notfall
changes-not-in = { $count } Changes an Services noch nicht drin
changes-not-in-about = nach Service und Klasse; klick auf eine Zeile für ihre Changes
changes-class = Klasse
changes-count = Changes
changes-at-board = im Board
changes-frozen = eingefroren
changes-undeployed = fertig
changes-oldest = älteste
changes-let-in = { $count } durchlassen
changes-untested = , ungetestet
changes-place-age = { $place }{ $untested }, { $age } alt
changes-let-one-in = Durchlassen
changes-send-away = Wegschicken
changes-more = und noch { $count }
changes-ask-team = Frag ein Team, was es geändert hat; dann steht es im Protokoll:
changes-newest-first = Neuestes zuerst
changes-on-record = Im Protokoll
changes-nothing-on-record = Im Protokoll steht nichts.
changes-record-line = { $service }, von { $author }, zu { $percent } % getestet, { $state }
changes-from-to = { $text }, { $from } bis { $to }

## Talk
talk-nobody = Jetzt ist keiner da, mit dem du reden könntest.
talk-said = Bisher gesagt
talk-line = { $time }  { $from }: { $text }{ $answer }
talk-by-default = {""}  (ohne dich: { $label })
talk-you = {""}  (du: { $label })

## Futures
measure-lamps = Brennende Lampen
measure-lead-time = Durchlaufzeit, Mittel
measure-unplanned = Ungeplanter Anteil
futures-one = Bisher gibt es eine Zukunft. Klick auf die Zeitleiste (oder drück { $key }), um zu jeder Minute dieses Laufs zurückzugehen und es anders zu versuchen: Was du getan hast, bleibt, und hier lässt sich beides vergleichen.
futures-runs = Sie werden noch einmal gespielt …
futures-lit = { $lit } von { $lamps } brennen
futures-won = gewonnen, { $lamps }
futures-nothing-else = sonst wurde nichts getan
futures-and-more = { $names }; und noch { $more }
futures-first = Zukunft { $place }, die erste
futures-from = Zukunft { $place }, aus { $from } seit { $time }
futures-stands = { $time }, { $stands }
futures-goes-on-now = läuft
futures-go-on-here = Hier weiter
futures-goes-on = Zukunft { $place } geht weiter. Die Uhr steht.
futures-compare = Mit der laufenden Zukunft vergleichen
futures-of = { $value } von { $all }
futures-beside = { $one } neben { $other }, beide { $both }
futures-draw = Über die Zeit zeichnen
futures-part = sie trennen sich { $time }

## Pipeline
pipeline-releases = Releases { $policy }
pipeline-not-in-production = nicht deployt
pipeline-in-production = deployt
pipeline-a-release = je Release
pipeline-lead-time = Durchlaufzeit
pipeline-failed = Fehlschläge
pipeline-sent-back = zurück
pipeline-hand-offs = Übergaben
pipeline-finished = fertig
pipeline-stage-hint = { $stage }: { $hint }
pipeline-more-steps = weitere Schritte
pipeline-not-drawn = ungezeichnet
pipeline-nobody-has-drawn = die keiner gezeichnet hat
pipeline-production = Produktion
pipeline-release = Release { $number }
pipeline-release-at = Release { $number }, { $time }
pipeline-nothing-yet = noch nichts
pipeline-of-size = von { $size }
pipeline-a-machine = eine Maschine
pipeline-lies = liegt { $span }
pipeline-set-up = Rüsten { $span }
pipeline-a-change = { $span } je Change
pipeline-finds-faults = findet { $percent } % der Fehler
pipeline-set-up-short = { $span } Rüsten
pipeline-each = je { $span }
pipeline-finds = findet { $percent } %
pipeline-lies-before = liegt { $span } davor
pipeline-nothing-through = Noch ist nichts durchgelaufen: Zeiten sind nicht bekannt.
pipeline-of-what-is-drawn = vom Gezeichneten {""}
pipeline-passage = vom Schnitt bis zur Produktion { $span }: { $work } { $seen }sind Arbeit ({ $percent } %), der Rest ist Warten
pipeline-in-environment = , in { $environment } (zu { $percent } % wie Produktion)
pipeline-spent = ; ein Release verbrachte hier { $span }
pipeline-automate = Einer Maschine übertragen
pipeline-remove = Darauf verzichten
pipeline-neither = Keine Maschine kann es, und verzichten kann man nicht.
pipeline-release-none = Nichts freizugeben
pipeline-next-cut = nächstes: { $time }
pipeline-release-now = { $count } jetzt freigeben
pipeline-take-back = Release { $number } zurücknehmen
pipeline-canary-end = Canary abschalten
pipeline-canary = Erst für wenige Nutzer
pipeline-flags-end = Flags abschalten
pipeline-flags = Hinter Feature-Flags
pipeline-when-released = Wann freigegeben wird
pipeline-walk-about = kostet jemanden eine Stunde; zeichnet die Schritte, die keiner sieht
pipeline-walk = Den Wertstrom abgehen
pipeline-on-the-way = Unterwegs
pipeline-at-unknown-step = nicht gezeichneter Schritt
pipeline-carries-repair = , mit einer Reparatur
pipeline-way-line = Release { $number }: { $changes }, geschnitten { $time }; { $at }: { $doing }{ $urgent }
pipeline-environments = Umgebungen
pipeline-environments-about = je weniger eine Umgebung der Produktion gleicht, desto weniger findet ein Test darin
pipeline-like-production = { $percent } % wie Produktion
pipeline-drift = −{ $percent } % je Woche
pipeline-price = , { $cost }
pipeline-build-anew = Neu aufbauen{ $price }

## Goal
goal-ends = es endet { $time }, in { $span }
goal-lit-now = brennt jetzt
goal-dark-now = jetzt dunkel
goal-what-you-were-told = Was dir gesagt wurde
goal-wants = { $name }: jetzt { $now }, { $wanted } { $bound }
goal-at-least = mindestens
goal-less-than = weniger als
goal-more-than = mehr als
goal-or = oder { $text }
goal-run-judged = zählt, wenn der Lauf raus ist ({ $run }): bis { $time }
goal-audit-judged = { $audit }: Urteil { $time }

## Audit
audit-passes-none = bestanden ist sie ohne offene Feststellung
audit-passes-with = bestanden ist sie mit höchstens { $count } offenen
audit-passed = bestanden
audit-failed = nicht bestanden
audit-report = die Prüfer berichten { $time }, in { $span }; { $passes }
audit-open-in-scope = offen, im Umfang
audit-at-stake = steht auf dem Spiel
audit-none-raised = Noch gibt es keine Feststellung.
audit-finding = Feststellung, fehlende Kontrolle
audit-service = Service
audit-work = Arbeit
audit-done = fertig
audit-fine = Strafe
audit-own-about = zeig den Prüfern, wo ein Fehler ohnehin auffiele, und die IT muss keine Kontrolle bauen
audit-own = Was die Fachabteilungen selbst prüfen
audit-own-none = Keiner hat dir von so einer Kontrolle erzählt. Frag die, die die Arbeit tun, woran sie einen Fehler merken würden ({ $key }).
audit-duties = Funktionstrennung
audit-duties-about = wer das Erste tat, darf an derselben Karte das Zweite nicht tun
audit-duty-streams = {""} ({ $streams })
audit-duty = wer „{ $duty }“ tat, darf „{ $then }“ nicht tun{ $streams }
audit-waits-at = bei { $room }, { $age } alt
audit-barred =
    { $n ->
        [one] { $n } Karte wartet auf jemanden, der sie tun darf:
       *[other] { $n } Karten warten auf jemanden, der sie tun darf:
    }

## Log and why
log-price = { $minutes } min deines Tages
why-figure = Warum: { $name }
why-moved = Was es am meisten bewegt hat:
why-moved-by = { $by }  { $what } ({ $time })
why-moved-else = { $by }  alles andere
why-worth = Rechtzeitig bringt es { $money }.
why-worth-late = Jeder Tag nach { $time } nimmt { $money } davon, bis nichts übrig ist.
why-scope = Bisher { $raised } erhoben: { $fixed } behoben, { $outside } außerhalb des Umfangs. Es zählt, was offen und im Umfang ist.
why-lost = Bisher { $hours } h damit verloren, sich in eins nach dem anderen wieder hineinzudenken.
why-lost-none = Wer eins nach dem anderen macht, verliert nichts.
why-lost-now = Mit { $n } Dingen in der Hand sind es jetzt { $percent } % der Zeit.
why-tired = Jede Stunde über acht am Tag ermüdet um { $long } %, jede Stunde Hin und Her um { $lost } %.
why-tired-rest = Eine Nacht nimmt { $night } % davon weg, ein freier Tag { $off } %.
why-tired-does = Also mit { $pace } % des eigenen Tempos; { $wrong } % des Getanen muss noch einmal gemacht werden.
why-felt = Am letzten Arbeitstag: { $parts }.
why-felt-nothing = Der letzte Tag hat nichts bewegt.
why-felt-finished = Arbeit fertig
why-felt-learned = etwas gelernt
why-felt-slack = etwas Luft
why-felt-interrupted = Unterbrechungen
why-felt-waste = zu spät oder umsonst
why-felt-tired = müde
why-resigns = Wer { $span } lang unter { $morale } ist, kündigt.
why-in-hand = Von selbst werden höchstens { $limit } zugleich genommen; Eiliges und Zugeteiltes kommt obendrauf.
why-in-hand-item = { $title }, { $age } alt
why-in-hand-more = und { $n } mehr
why-load-slow = Eine Anfrage dauert { $times }-mal so lange wie ohne alle anderen.
why-debt = Lose Kabel: { $cables } von 5. Abkürzungen und eilige Änderungen lösen sie, interne Projekte binden sie.
why-debt-drag = Arbeit daran dauert deshalb { $times }-mal so lange.
why-waiting = Bisher kamen { $came } hierher; erledigt: { $done }.
why-oldest = Die älteste, { $title }, kam { $time }.
why-crew =
    { $present ->
        [0] Jetzt ist dort niemand bei der Arbeit.
        [one] Jetzt ist { $present } von { $crew } bei der Arbeit.
       *[other] Jetzt sind { $present } von { $crew } bei der Arbeit.
    }
why-age = Sie kam { $time }.
why-age-effort = { $done } h von { $effort } h Arbeit dieses Schritts sind getan.
why-revenue = Was jeder davon in einer Stunde verdient:
why-revenue-down = { $service }: jetzt nichts, er steht still
why-revenue-stopped = { $service }: jetzt nichts, was er braucht, steht still
why-revenue-less = { $service }: jetzt { $percent } % davon
why-moved-unseen = { $by }  nichts, wovon man dir erzählt hat
why-day = Antworten und Anordnungen nehmen Minuten davon. Er endet mit deiner Schicht: Was bis dahin nicht genutzt ist, ist weg.
why-price-level = Das Level setzt dafür { $minutes } min deines Tages an.
why-price-rule = Nach den Regeln braucht eine Anordnung dieser Art { $minutes } min deines Tages.
why-price-pace = Bei dieser Schwierigkeit brauchst du für alles das { $pace }-Fache.
why-idle =
    { $n ->
        [one] Hier wartet { $n } Sache, aber nicht für diese Hände: { $reason }
       *[other] Hier warten { $n } Sachen, aber keine für diese Hände: { $reason }
    }
named-lowest = bisher niedrigster Wert: { $metric }
named-highest = bisher höchster Wert: { $metric }
named-metric = { $metric } ({ $of })
debrief-added-up = Kein einzelnes Ereignis führte hierher: Es kam zusammen, aus Entscheidungen und aus dem, was blieb, wie es war.
play-whole-building = Das ganze Haus
play-answered-for-you = Du hast nicht geantwortet; nun gilt: { $title }, { $detail }
play-said-something = { $from } hat etwas gesagt
audit-seen = { $control }: Die Prüfer haben es gesehen
play-not-here = { $sheet }: davon gibt es hier nichts.
why-trusts = Wer dir vertraut, und wie sich das geändert hat:
why-kinds = Nach Art der Arbeit:
why-planned = Für diesen Tag geplant:
why-worked-out = Gerechnet als { $formula }
why-group-of = Gruppe von { $what }
why-compared = Verglichen wird mit demselben Labor, in dem etwas geändert ist, bei gleichem Glück: Ein Lauf allein sagt es nicht.
why-counted-at = Gezählt { $time }.
why-theory-near = Ein Lauf streut. Das Zertifikat nimmt das Mittel aus { $n } Läufen: Es darf die Theorie um sein 99-%-Intervall und { $percent } % für ganze Minuten verfehlen.
why-theory-exact = Ein Lauf streut. Das Zertifikat nimmt das Mittel aus { $n } Läufen: Es darf die Theorie um sein 99-%-Intervall verfehlen.
why-theory-beyond = Ein Lauf streut. Das Zertifikat nimmt das Mittel aus { $n } Läufen: Sein ganzes 99-%-Intervall liegt auf dieser Seite.
why-piles = Wo das meiste davon liegt:
why-sources = Woher sie kam:
why-troubled = Was am meisten Ärger gemacht hat:
why-incidents = Noch nicht vorbei:
why-incident = { $title }, seit { $time }, { $stage }
why-holes = Jedes Loch führt in einer Woche mit { $percent } % zu einem Datenabfluss.
why-holes-close = Offene Feststellungen, die welche schließen:
why-breaches = Wann, und wovon:
why-outstanding = Für welche Services:
why-outstanding-of = { $service }, der älteste { $age } alt
why-failed = Zuletzt fehlgeschlagen:
why-went-in = { $title }, { $time }
why-forecast-mean = Was da steht, sind Mittelwerte von { $futures } Zukünften zur letzten Minute.
why-forecast-half = { $how }: die Hälfte liegt zwischen { $lower } und { $upper }, neun Zehntel zwischen { $low } und { $high }.
why-forecast-middle = { $name }: die mittlere aller Zukünfte zur letzten Minute.
why-forecast-alike = { $how }: { $value } in neun von zehn.
why-forecast-pairs = Bei gleichem Glück ist es damit in { $more } mehr und in { $less } weniger.
why-forecast-lamp = Bei gleichem Glück leuchtet sie in { $both } Zukünften so oder so, nur damit in { $more }, nur ohne in { $less }, und gar nicht in { $none }.
why-futures-parted = Als sie sich trennten, { $time }: { $value }
why-futures-since = { $place }: { $value }, { $time }. Nur dort getan: { $done }
why-lit = es leuchtet: { $names }
why-none-lit = keine Lampe leuchtet
why-times-when = Es geschah { $times }.
why-about-to-go = Kurz davor, hineinzugehen:
why-just-went = Gerade hineingegangen:
why-in-vain = Vergebens untersucht:
why-hours-none = Bisher nicht bei der Arbeit.
why-by-whom = Wessen Stunden:
why-in-hands = In wessen Händen:
why-in-hands-none = Niemand hat jetzt etwas in der Hand.
why-finished = Welcher Art sie waren:
why-flow-took = { $to } waren so viele fertig, wie { $from } angekommen waren: So lange dauert eine Sache, wenn die erste, die kommt, auch zuerst geht.
why-kept = { $kept } von { $all } fertigen Sachen dauerten höchstens { $span }.
why-kept-of = { $kept } von { $all }  { $kind }
why-leads = Die Hälfte dauerte höchstens { $half }, 85 % höchstens { $most }, die längste { $longest }.
why-unnoticed = Es begann { $began } und fiel { $noticed } auf.
why-sought = Aufgefallen { $noticed }, Ursache gefunden { $found }.
why-record = { $n } Changes gingen ohne Karte hinein.
why-control = Regel für Changes: { $control }.
why-switching = Wer am meisten davon verliert:
why-project = { $title }: { $done } von { $scope } fertig, { $stage }
why-needs = Arbeit, die es noch braucht:
why-worst = Wem es am schlechtesten geht:
why-oldest-open = Die ältesten, die offen sind:
why-ready = { $n } davon warten auf ihr Release ({ $policy }).
why-way = { $n } davon sind unterwegs, in { $releases }.
why-next-release = Das nächste Release wird { $time } geschnitten.
why-deployed = Sie gingen mit { $releases } hinein.
why-latest = Das letzte, Nummer { $number }, nahm { $changes } mit, { $time }.
why-batch = Was fertig ist, geht { $policy } hinein.
why-batch-does = Je mehr Changes zusammen hineingehen, desto eher ist ein schlechter dabei, und desto länger sucht man ihn.
why-lead-passage = Vom Schnitt bis zur Produktion braucht ein Release { $span }.
why-lead-before = Davor wartet ein fertiger Change { $span } auf sein Release.
why-found = Fehler, die unterwegs gefunden wurden: { $early }; die sich in Produktion zeigten: { $late }.
why-no-hands = Das machen alles Maschinen.
why-steps = Zeit, die ein Release bei jedem Schritt verbringt:
why-step = { $span }  { $stage }, davon { $work } Arbeit
why-unmapped = { $span }  Schritte, die niemand gezeichnet hat
why-parity = Gebaut { $time }; jede Woche weicht es um { $percent } % weiter ab.
why-finds = { $stage } findet { $percent } % der Fehler.
why-unmoved = Bisher hat sich daran nichts bewegt.
why-suspect = Danach, wie oft jedes solchen Ärger macht, und was man seither weiß. Mit „Etwas anderes“ zusammen sind es 100 %.
why-suspect-changed = Kurz davor wurde es geändert: Das macht es viel wahrscheinlicher.
why-suspect-pointed = Jemand sagte etwas, das darauf weist.
why-suspect-vain = { $times }× umsonst untersucht: Jedes Mal wird es unwahrscheinlicher, mit seinen Änderungen im Protokoll noch viel mehr.
why-earns = Solange es läuft, bringt es in einer Stunde { $money }.
why-earns-down = Jetzt bringt es nichts: Es ist ausgefallen.
why-earns-all = Jetzt bringt es alles davon.
why-earns-less = Jetzt bringt es { $percent } % davon: { $money } in einer Stunde.
why-earns-stopped = Jetzt bringt es nichts: Was es braucht, ist ausgefallen.
why-earns-market = Der Umsatz geht mit dem Marktanteil: Danach ist er { $percent } % dessen, was er am Anfang war.
why-as-at-start = So war es am Anfang.
why-at-start = Am Anfang waren es { $percent } %.
why-raised = Gehoben durch: { $title }.
why-would-raise = Heben würde es: { $title }.
why-weak =
    { $drills ->
        [one] Bisher { $drills } Übung. Eine Übung zeigt Schwachstellen, bevor Kunden es tun; jede wird mit einer Karte behoben.
       *[other] Bisher { $drills } Übungen. Eine Übung zeigt Schwachstellen, bevor Kunden es tun; jede wird mit einer Karte behoben.
    }
why-fine-open = Fällig { $time }, wenn die Feststellung dann noch offen ist.
why-fine-fixed = Nichts wird fällig: Sie ist behoben.
why-fine-outside = Nichts wird fällig: Sie zählt nicht mehr mit.
why-board = Das Gremium entscheidet darüber { $time }.
why-frozen = Änderungen sind eingefroren: Sie warten, bis du sie hineinlässt.
why-frozen-until = Änderungen sind bis { $time } eingefroren: So lange warten sie, oder bis du sie hineinlässt.
why-done = { $work } in Arbeit, höchstens { $at_once } auf einmal; { $left } nicht begonnen.
why-need =
    { $crew ->
        [one] Für { $left } Karten, die nicht erledigt sind, samt dem, was zurückkommt. Dort arbeitet { $crew } Person.
       *[other] Für { $left } Karten, die nicht erledigt sind, samt dem, was zurückkommt. Dort arbeiten { $crew } Personen.
    }
why-gate = Laufende Projekte brauchen davon noch:
why-inside-beyond = Es sind mehr drin als erlaubt: Dringendes geht sofort hinein.
why-hours = Wohin die Zeit ging:
why-hours-switching = Wechseln
why-hours-blocked = Warten auf andere
why-hours-idle = nichts zu tun
why-knows = Es wächst mit jeder Karte daran, an der Seite von jemandem, der es weiß, oder durch Aufgeschriebenes. Unter { $percent } % ist eine Karte nichts für diese Hände.
why-reserve = { $percent } % der Zeit sind für Verbesserung freigehalten. Das hier ist der Anteil an ihrer Arbeit seither; solange er kleiner ist, geht Verbesserung vor.
why-asking = Wer um das bittet, was jetzt offen ist:
why-latest-changes = Was zuletzt hineinging:
why-cause-unknown = Ursache unbekannt
why-cause = Ursache: { $cause }
why-on-record = kurz davor im Protokoll
why-nothing = Es ist nichts schiefgegangen, was jemand bemerkt hätte.
source-requests = was Leute verlangten
source-changes = fehlgeschlagene Changes
source-wear = verschlissene Services
source-overload = Services, die unter Last zusammenbrachen
source-dependencies = Services, die andere mitrissen
source-breaches = Datenabflüsse
why-unplanned-hours = { $hours } h ungeplante Arbeit
why-by-source = nach ihrer Herkunft
why-times = { $name } { $times }×
why-failures = bemerkte Ausfälle: { $list }

## Projects
projects-sponsor = Projekt, Auftraggeber
projects-done = fertig
projects-due = fällig
projects-worth = Wert
projects-nobody-asked = keiner hat es verlangt
projects-trust = { $who }, Vertrauen { $trust }
projects-no-date = kein Termin
projects-done-at = fertig { $time }
projects-late = { $span } zu spät
projects-in = in { $span }
projects-release = Freigeben
projects-freeze = Einfrieren
projects-thaw = Auftauen
projects-stage-done = fertig
projects-done-of = { $done } von { $scope } fertig
projects-in-work = , { $count } in Arbeit
projects-constraint-hours = { $hours } h vom Engpass
projects-needs-nothing = es braucht von keinem mehr etwas
projects-still-needed = noch { $hours } h gebraucht
projects-pushed = { $who } { $what }
projects-gate-before = Freigabe vor { $name }
projects-gate-most = laufende Projekte brauchen { $needed } h davon; höchstens { $most } h dürfen beginnen
projects-gate-open = offen: laufende Projekte brauchen { $needed } h davon
projects-open = Offen
projects-what-runs = { $hours } h: was läuft
projects-stage-before = { $stage }, {""}

## Improve
improve-nothing = Hier lässt sich noch nichts beginnen. Jemand muss es erst zur Sprache bringen: Lies, was reinkommt, oder frag herum ({ $key }).
kata-no-meetings = keine Treffen
kata-in-rhythm = { $meetings } Treffen, der Rhythmus stimmt
kata-not-in-rhythm = { $meetings } Treffen, der Rhythmus stimmt noch nicht
kata-of = Kata von { $room }
kata-by-day = bis { $by }, Tag { $day }
kata-they-meet = Sie treffen sich
kata-not-at-all = gar nicht
kata-every-day = jeden Tag
kata-two-days = alle zwei Tage
kata-every-week = jede Woche
kata-every = alle { $days } Tage
kata-aim = Ziel: { $name }
kata-at-least = mindestens { $value }
kata-at-most = höchstens { $value }
kata-by = , bis { $time }
kata-now = { $metric } ist jetzt { $value }, { $goal }{ $by }
kata-reached = erreicht
kata-missed = verfehlt
kata-not-yet = noch nicht
improve-countermeasures = Gegenmaßnahmen
improve-countermeasures-about = jede ist ein internes Projekt: Sie kostet erst einmal
improve-about = { $about } { $price }
improve-young = neu: { $percent } % langsamer bis { $time }
improve-in-work-done = in Arbeit bei { $room }, { $percent } % fertig
improve-in-work = in Arbeit bei { $room }
improve-done = fertig
improve-time = Zeit für Verbesserung
improve-time-about = ein Anteil der Zeit eines Teams für interne Projekte, was auch immer sonst wartet
improve-used = bisher { $percent } %
improve-all-work = alle Arbeit
improve-limits = Limits für Arbeit im Umlauf
improve-limits-about = was über einem Limit ist, wartet draußen; Dringendes geht sofort rein
improve-limit = Limit { $limit }
improve-no-limit = kein Limit
improve-inside-of = { $inside } von { $most } drinnen
improve-inside = { $inside } drinnen, kein Limit
improve-outside = { $outside } draußen
improve-rooms = WIP-Limits der Räume
improve-rooms-about = mach fertig, bevor du anfängst
improve-room-line =
    { $waiting ->
        [one] { $in_hand } in der Hand, { $limit }, { $waiting } wartet
       *[other] { $in_hand } in der Hand, { $limit }, { $waiting } warten
    }

## Hint
hint-none = Im Moment gibt es keinen Hinweis. Sieh dich um; Hinweise kommen, wenn es etwas zu sehen gibt.
hint-where = Wo hinsehen
hint-lever = Welcher Hebel
hint-theory = Die Theorie dahinter
hint-another = Noch ein Hinweis
hint-which-lever = Welcher Hebel?
hint-why = Und warum?
hint-else = Etwas anderes hilft vielleicht auch.
hint-costs-nothing = Ein Hinweis kostet nichts. Er ändert sich, wenn die Sache vorbei ist.

## People
people-legend = schraffiert: durch Umschalten verloren; blass: nichts zu tun. Klick auf jemanden: was du tun kannst.
people-hours = Arbeitsstunden
people-in-hand = in der Hand, eigenes Limit
people-worked = { $worked } h gearbeitet von { $present } h Anwesenheit
people-worked-short = { $worked } von { $present } h
people-over = Mehr in der Hand als das eigene Limit: Es wurde gesenkt, als dies schon begonnen war, oder es wurde mehr zugeteilt. Bis es wieder passt, kommt nichts Neues dazu.
people-lost = verloren
people-tired = müde
people-morale = Moral
people-triaged = , Anfragen vorsortiert
people-shielded = , abgeschirmt
people-notice = hat gekündigt
people-learns = lernt neben { $expert }
people-teaches = { $room }; bringt { $learner } etwas bei
people-constraint = { $room }, der Engpass{ $guard }
people-room = { $room }{ $guard }
people-few = Was nur wenige kennen
people-few-about = wer sonst daran arbeitet, ist langsamer oder muss fragen
people-written-down = { $percent } % aufgeschrieben
people-hiring = Einstellen
people-hiring-about = Geld jetzt, ein Paar Hände später; zuerst brauchen sie die Zeit eines Mentors
people-hired-for = { $person } ist für { $room } eingestellt und noch nicht da
people-hire-for = { $name } einstellen für …
people-nobody-applies = Keiner bewirbt sich.

## Business
business-since-first = { $plus }{ $money } seit dem ersten Tag
business-costs = wenn alles läuft; Kosten { $money } je Stunde
business-revenue = Umsatz je Stunde
business-content = Zufriedene Kunden
business-rivals = Konkurrenz { $rivals }, von 100
business-points = { $sign }{ $change } Punkte
business-share = Marktanteil
business-price = Aktienkurs
business-dollars = { $price } $
business-change = { $sign }{ $change } %
business-missing = { $percent } % der Waren fehlen
business-forecast = Prognose
business-owed = Geschuldet
business-owed-about = kommt mit dem nächsten Lauf
business-goes-round = umgeht dich
business-who = Wer etwas will
business-who-about = Vertrauen, 0 bis 100; unter einer Marke warten sie nicht mehr auf dich
business-goes-round-now = umgeht dich jetzt
business-pushed = drängte: { $what }
business-below = unter { $trust }: { $what }
business-asked = offene Wünsche: { $count }
business-where = Wohin das Geld ging
business-where-about = alle Konten seit Tag 1, auch vor deiner Zeit
business-runs = Läufe mit Termin
business-leaves = geht raus { $time }
account-revenue = Umsatz
account-costs = Kosten
account-incidents = Störungen
account-overtime = Überstunden
account-projects = Projekte
account-hiring = Einstellungen
account-script = Geschichte
account-features = Features
account-runs = Läufe
account-stock = Lager
account-capacity = Kapazität
account-improvements = Verbesserungen
account-fines = Strafen
account-breaches = Datenabflüsse

## Forecast
forecast-minutes = { $minutes } min deines Tages
forecast-clock-goes = Die Uhr läuft. Halt sie an, und es wird ab dieser Minute neu gerechnet.
forecast-plays = Spielt { $futures } Zukünfte damit und { $futures } ohne …
forecast-not-yet = Noch nicht
forecast-undo = Solange die Uhr steht, nimmt Strg+Z es zurück.
forecast-drawn = Gezeichnet: { $name }, bis { $time }. In den Bändern liegen die Hälfte und neun Zehntel von { $futures } Zukünften.
forecast-without = ohne
forecast-with = damit
forecast-of = von { $futures } { $how }: { $lamp }
forecast-lamp-of = { $count } von { $futures }
forecast-trust = Vertrauen
forecast-money = Geld bis dahin
forecast-open = offene Arbeit
forecast-unplanned = Anteil ungeplanter Arbeit
forecast-no-lamp = Damit sind am Ende im Mittel { $with } Karten offen; ohne { $without }.
forecast-none-open = Keine von { $futures } Zukünften lässt „{ $lamp }“ bis dahin brennen, wenn sonst nichts getan wird. Offen am Ende: { $with } damit, { $without } ohne.
forecast-none = Damit oder ohne: Keine von { $futures } Zukünften lässt „{ $lamp }“ brennen, wenn sonst nichts getan wird.
forecast-hardly = Es macht kaum etwas aus: „{ $lamp }“ brennt in { $with } von { $futures } Zukünften damit, in { $without } ohne.
forecast-lamp-same-open = „{ $lamp }“ bleibt, wie es ist ({ $lit } von { $futures } Zukünften), aber am Ende sind { $with } Karten offen statt { $without }.
forecast-matters = Damit brennt „{ $lamp }“ in { $with } von { $futures } Zukünften; ohne in { $without }.
forecast-same = Keine von { $futures } Zukünften ist anders: dieselben Lampen, Vertrauen, Geld und Arbeit bis { $time }, mit und ohne.
forecast-chance = Keine von { $futures } Zukünften ist um mehr als Zufall anders: dieselben Lampen, Vertrauen, Geld und Arbeit bis { $time }, mit und ohne.
forecast-goal-least = eine Lampe verlangt mindestens { $figure }
forecast-goal-below = eine Lampe verlangt weniger als { $figure }
forecast-unchanged = so oder so
forecast-figures = Zahlen zeigen
forecast-limit = jetzt { $now }, dann { $then }: { $about }
forecast-limit-off = jetzt { $now }, dann { $about }
forecast-lamp-also = { $lamp } (dunkel, { $also })
forecast-also-leaves = bis { $run } rausgeht
forecast-also-event = bis noch etwas anderes geschieht

## Charts
chart-age-waits = Nichts ist offen: Das Diagramm wartet auf die nächste Karte.
chart-age-x = Raum, und wie viel dort offen ist
chart-age-y = Alter in { $unit }
chart-age-room = { $room } { $items }
chart-age-promise = 85 % des Fertigen brauchten höchstens { $span }
chart-age-oldest = Älteste: { $title }, { $age }
chart-busy-waits = Beginnt mit der ersten Aufgabe, die ein Raum abschließt.
chart-next = ↑ ↓ ein anderes Bild
chart-busy-x = Auslastung: Anteil der Arbeitszeit, in dem die Leute eines Raums beschäftigt sind
chart-busy-y = Wartezeit, als Vielfaches der Zeit in der Hand
chart-busy-theory = Theorie: beschäftigt ÷ frei, ein Platz, zufällige Ankünfte
chart-busy-beyond = , ↑ { $times }
chart-busy-room = { $room }{ $beyond }
chart-busy-is = { $percent } % ausgelastet; Theorie: { $times }-mal so lang
chart-busy-waits-times = wartet { $times }-mal so lang, wie es in der Hand ist; was genommen wurde, hatte { $span } gewartet
chart-busy-mean = im Mittel warten { $waiting }, { $tasks } Aufgaben erledigt
chart-busy-note = Nächte, Lose und Leute, die anderswo beschäftigt sind, heben eine Marke über die Kurve.
chart-flow-waits = Gezählt wird einmal je Stunde, gezeichnet ab der zweiten vollen Stunde.
chart-flow-y = Karten, ab dem ersten Tag gezählt
chart-flow-open = { $open } offen: { $waiting } warten, { $in_hand } in der Hand
chart-flow-counts = { $arrived } waren angekommen, { $left } fertig
chart-flow-all-left = alle davon waren { $span } später fertig
chart-flow-not-all = noch sind nicht alle davon fertig
chart-flow-open-short = { $open } offen
chart-flow-waiting = warten, jetzt { $now }
chart-flow-in-hand = in der Hand, jetzt { $now }
chart-flow-left = fertig, bisher { $all }
chart-flow-took = dauerte etwa { $span }
chart-flow-band-waiting = wartet
chart-flow-band-in-hand = in der Hand
chart-flow-band-finished = fertig
chart-keys-waits = Noch wurde nichts deployt.
chart-keys-groups = Gruppen: { $source }. Die Linie rechts ist der Wert seit dem ersten Tag.
chart-keys-nothing = es gab noch nichts zu messen
chart-keys-tier = { $tier }: { $text }
chart-keys-here = { $tier }: hier bist du
chart-time-of-day = Tageszeit
chart-days = Tage, von Mitternacht bis Mitternacht
chart-night = Nacht
chart-click-item = Klick: die Karte im Gebäude
chart-click-person = Klick: die Person im Gebäude
chart-click-room = Klick: der Raum im Gebäude
chart-click-service = Klick: der Service im Gebäude
chart-hours-switching = Umschalten
chart-hours-blocked = wartet auf etwas
chart-hours-idle = nichts zu tun
chart-hours-waits = Beginnt mit der ersten Minute, in der jemand arbeitet.
chart-hours-part = { $part } { $percent } %
chart-hours-lost = { $hours } h, { $percent } % verloren
chart-hours-line = { $part }: { $hours } h, { $percent } %
chart-hours-at-work = { $hours } h bei der Arbeit
chart-hours-switching-lost = { $percent } % durch Umschalten verloren
chart-hours-column = Stunden bei der Arbeit
chart-kinds-waits = Beginnt mit der ersten Stunde, in der jemand arbeitet.
chart-an-hour = eine Stunde
chart-a-day = einen Tag
chart-a-week = eine Woche
chart-in-days = { $n } Tage
chart-in-hours = { $n } Stunden
chart-kinds-y = Leute bei der Arbeit, im Mittel über { $per }
chart-kinds-from-to = { $from } bis { $to }
chart-kinds-all = { $hours } Arbeitsstunden, { $percent } % ungeplant
chart-kinds-source = ungeplant, durch { $name }
chart-kinds-line = { $name }: { $hours } h
chart-kinds-legend = { $kind } { $hours } h
chart-kinds-unplanned = ungeplant { $hours } h, durch
chart-lead-waits = Beginnt mit der ersten Karte, die fertig wird.
chart-lead-y = { $unit } von der Ankunft bis zum Ende
chart-lead-drawn = { $drawn } von { $all } sind gezeichnet.
chart-lead-within = { $share } in höchstens { $span }
chart-lead-took = { $kind }, brauchte { $span }
chart-lead-arrived = angekommen { $time }
chart-lead-done = fertig { $time }
chart-lead-longer = länger, als die Achse reicht
chart-lead-legend = { $kind } { $count }
chart-flow = Kumulierter Fluss
chart-kinds = Arten von Arbeit
chart-lead = Durchlaufzeiten
chart-age = Alter der offenen Arbeit
chart-busy = Auslastung und Warten
chart-four-keys = Vier Kennzahlen
chart-hours = Wohin die Zeit ging
chart-money = Geld
chart-flow-about = Die Höhe des Bandes ist die offene Arbeit; seine Breite, wie lange sie braucht. Ein Band, das breiter wird, ist eine wachsende Warteschlange.
chart-kinds-about = Ungeplante Arbeit steht oben, nach ihrer Herkunft: Was sie nimmt, bekommen die anderen drei nicht.
chart-lead-about = Jede Marke ist eine fertige Karte: wie lange sie von der Ankunft bis zum Ende brauchte. Versprich, was 85 % einhalten, nicht die Mitte.
chart-age-about = Jede Marke ist eine offene Karte, so hoch, wie sie alt ist. Was über der 85-%-Linie steht, ist nach deinem eigenen Maß zu spät.
chart-busy-about = Je näher an 100 % Auslastung, desto länger wartet alles, und die letzten Schritte kosten am meisten. Jede Marke ist ein Raum: Unter der Kurve kommt Arbeit gleichmäßig, ein WIP-Limit hält sie zurück, oder mehrere Hände teilen sie sich.
chart-four-keys-about = Wie oft du lieferst, wie bald, wie gut, und wie schnell du dich erholst; jede Kennzahl für sich.
chart-hours-about = Wohin die Arbeitsstunden aller gingen. Schraffiert ist durch Umschalten verloren; blass ist Warten oder nichts zu tun.
chart-money-about = Wo die Linie steil fällt, stand etwas still, oder etwas wurde bezahlt: Zeig darauf.
chart-warms-up = Dieses Level läuft erst warm: Es zählt ab Tag { $day }.
chart-money-waits = Beginnt mit der zweiten Stunde.
chart-money-cash-y = Geld, Dollar
chart-money-over = vorbei nach { $span }
chart-money-not-over = noch nicht vorbei
chart-money-noticed = bemerkt { $time }, { $over }
chart-money-cash-then = Geld da: { $money }
chart-money-cash = Geld
chart-money-share-y = Aktienkurs, Dollar
chart-money-share = eine Aktie
chart-money-value = { $what }: { $value }
chart-money-in-a-day = { $sign }{ $change } in einem Tag
source-short-requests = Leute, die fragen
source-short-changes = fehlgeschlagene Changes
source-short-wear = Verschleiß
source-short-overload = Überlast
source-short-dependencies = andere Services
source-short-breaches = Datenabflüsse
chart-lead-above =
    { $n ->
        [one] { $n } längere steht am oberen Rand.
       *[other] { $n } längere stehen am oberen Rand.
    }

## Refusals
refusal-level-over = Das Level ist vorbei
help-level-over = Spiel es noch einmal oder geh zu einem früheren Tag zurück.
help-brought-up = Jemand muss es erst zur Sprache bringen: Frag herum und lies, was reinkommt.
refusal-not-yet = Das hast du hier noch nicht
refusal-not-here = Das hast du hier nicht
help-other-levels = Es gehört zu anderen Levels.
help-names = Sieh dir die Namen des Levels an.
refusal-not-open = Karte { $number } ist nicht offen
help-not-open = Sie ist erledigt, oder es gab sie nie: Wähl eine andere.
refusal-takes-no-items = { $who } nimmt keine Karten
help-takes-no-items = Wähl jemanden, der in einem Raum arbeitet.
refusal-nobody-waits-answer = Keiner wartet auf diese Antwort
help-answer-open = Beantworte, was im Posteingang offen ist.
help-something-first = Erst muss etwas anderes geschehen.
refusal-answer-not-yet = Diese Antwort ist jetzt nicht möglich
refusal-nothing-to-talk = Es gibt gerade nichts mit ihnen zu bereden
help-come-back = Komm wieder, wenn etwas geschehen ist.
refusal-had-talk = Dieses Gespräch hattest du schon
help-what-came = Sieh, was daraus wurde.
refusal-nobody-works-there = Dort arbeitet keiner
help-another-team = Frag ein anderes Team oder schick jemanden hin.
refusal-writing-already = Sie schreiben es schon auf
help-until-they-are-done = Warte, bis sie fertig sind.
refusal-told-lately = Sie haben es dir vor weniger als vier Stunden erzählt
help-read-what-they-wrote = Lies, was sie geschrieben haben: Es steht bei den Changes.
refusal-not-noticed = So eine Störung hat keiner bemerkt
help-until-noticed = Warte, bis es jemand tut.
refusal-no-suspect = Dieser Service ist kein Verdächtiger
help-a-suspect = Untersuche einen der Verdächtigen.
refusal-at-it = Jemand ist schon dran
help-wait-result = Warte auf das Ergebnis oder untersuche einen anderen Verdächtigen.
refusal-knows-too-little = { $who } weiß zu wenig darüber
help-knows-service = Wähl jemanden, der diesen Service kennt, oder lass ihn zuerst dokumentieren.
refusal-hands-full = { $who } hat beide Hände voll
help-set-aside-first = Leg zuerst etwas davon beiseite.
refusal-cause-known = Die Ursache ist bekannt
help-roll-or-repair = Roll den Change zurück oder reparier ihn.
refusal-no-such-change = So ein Change steht in keinem Protokoll
help-ask-teams = Frag die Teams, was sie geändert haben.
refusal-change-gone = Dieser Change ist schon zurückgerollt oder repariert
help-service-well = Sieh nach, ob es dem Service wieder gut geht.
help-clear-desk = Hilf denen, die dran sind: Räum ihnen den Tisch frei.
refusal-not-repairable = An Ort und Stelle lässt es sich nicht reparieren
help-roll-back = Roll es zurück.
refusal-not-by-hand = Dieser Lauf geht nicht von Hand
help-service-must-work = Sein Service muss funktionieren.
refusal-too-late = Dafür ist es zu spät
help-run-over = Der Lauf ist vorbei.
refusal-they-are-at-it = Sie sind schon dran
help-leaves-by-hand = Er geht zum Termin von Hand raus, wenn nichts Besseres bereit ist.
refusal-is-so = So ist es schon
help-another-rule = Wähl eine andere Regel.
refusal-nobody-sorts = Keiner könnte die Anfragen an sie sortieren
help-shield = Schirm sie ab oder lass die Tür offen.
refusal-rule-now = Das ist schon die Regel
help-another-one = Wähl etwas anderes.
refusal-no-board = Hier gibt es kein Board
refusal-not-waiting = Diese Karte wartet nicht auf dich
help-only-frozen = Nur Changes, die der Freeze aufhält, brauchen es.
refusal-not-in-queue = Sie steht in keiner Warteschlange
help-in-hand = An Karten in der Hand wird schon gearbeitet.
refusal-stands-there = Dort ist sie schon
help-another-place = Wähl einen anderen Platz.
refusal-in-their-hands = Sie ist schon in ihren Händen
help-somebody-else = Wähl jemand anderen.
refusal-you-set-aside = Du hast sie beiseitegelegt
help-take-up-first = Nimm sie zuerst wieder auf.
refusal-changes-frozen = Changes sind eingefroren
help-authorise-first = Lass sie zuerst durch.
refusal-limit-outside = Das WIP-Limit hält sie draußen
help-finish-or-raise = Bring etwas zu Ende oder heb das Limit an.
refusal-project-frozen = Ihr Projekt ist eingefroren
help-thaw-first = Tau zuerst das Projekt auf.
refusal-waits-release = Sie ist fertig und wartet auf ihr Release
help-release-it = Gib sie frei: Sieh in ihrer Pipeline nach.
refusal-waits-service = Sie wartet auf einen Service, der falsche Ergebnisse liefert
help-put-service-right = Bring den Service in Ordnung.
refusal-duty = { $who } hat daran schon den früheren Schritt getan und darf diesen nicht tun
help-duty = Gib sie jemand anderem oder schick jemanden hin.
refusal-knows-service = { $who } weiß zu wenig über diesen Service
help-knows-it = Wähl jemanden, der ihn kennt, oder lass ihn zuerst dokumentieren.
refusal-waits-already = Sie wartet schon
help-nothing-to-set-aside = Es gibt nichts beiseitezulegen.
refusal-planned = Sie ist geplant: nicht vor { $day }
refusal-planned-so = Sie ist schon für diesen Tag geplant
help-another-day = Wähl einen anderen Tag.
refusal-day-begun = Dieser Tag ist vorbei
help-day-later = Wähl einen späteren Tag.
refusal-day-after-end = Vor diesem Tag ist das Level zu Ende
help-day-before-end = Wähl einen Tag bis { $day }.
refusal-not-set-aside = Sie liegt nicht beiseite
help-takes-turn = Sie kommt an die Reihe.
refusal-not-you = Nicht du hast sie beiseitegelegt
help-what-waits-for = Sieh nach, worauf sie wartet.
refusal-limit-now = Das ist schon das Limit
refusal-zero-work = Mit einem Limit von 0 könnte keiner arbeiten
help-at-least-one = Wähl mindestens 1.
refusal-zero-in = Mit einem Limit von 0 käme nichts rein
refusal-beside = Sie arbeiten neben jemandem
help-end-pair = Löse zuerst das Paar auf.
refusal-nobody-works-so = So kann keiner arbeiten
help-limit-range = Wähl ein Limit von 1 bis 8.
refusal-work-there = Dort arbeiten sie schon
help-another-room = Wähl einen anderen Raum.
refusal-not-enough = { $who } weiß nicht genug darüber, um es aufzuschreiben
help-ask-who-does = Frag jemanden, der es weiß.
refusal-writing = Jemand schreibt es schon auf
help-until-done = Warte, bis es fertig ist.
refusal-stay-longer = Dort bleibt heute Abend schon jemand länger
help-tomorrow = Frag morgen wieder.
refusal-nobody-at-work = Keiner von ihnen ist bei der Arbeit, oder sie arbeiten Tag und Nacht
help-while-at-work = Frag, während sie bei der Arbeit sind.
refusal-not-at-work = Du bist nicht bei der Arbeit
help-wait-until = Warte bis { $time }.
refusal-busy = Du bist bis { $time } beschäftigt, und das kostet { $cost } Minuten
help-promise = Du versprichst nichts weiter als { $hours } Stunden im Voraus: Warte bis { $time }.
refusal-day-full = Dein Tag ist voll: noch { $left } min, und das kostet { $cost }
help-shorter = Wähl etwas Kürzeres oder warte bis morgen früh.
refusal-no-control = Die Fachabteilungen haben keine Kontrolle namens „{ $name }“
help-finding-fixed = Lass die Feststellung vor der Prüfung beheben.
refusal-audit-over = Diese Prüfung ist vorbei
help-next-audit = Bereite dich auf die nächste vor.
refusal-control-seen = Die Prüfer haben diese Kontrolle gesehen
help-findings-left = Sieh nach, welche Feststellungen übrig sind.
refusal-control-untold = Von so einer Kontrolle hat dir noch keiner erzählt
help-notice-error = Frag die, die die Arbeit tun, woran sie einen Fehler merken würden.
refusal-covered = Was sie abdeckt, ist behoben oder nicht mehr im Umfang
refusal-drill-prepared = Sie bereiten schon eine vor
help-its-result = Warte auf ihr Ergebnis.
refusal-fails-in-earnest = Er ist gerade wirklich ausgefallen
help-put-right-first = Bring ihn zuerst in Ordnung.
refusal-nobody-applies = Keiner bewirbt sich
help-make-do = Komm mit denen aus, die hier sind: Befreie sie von dem, was andere können.
refusal-no-improvement = Es gibt keine Verbesserung namens „{ $name }“
help-catalogue = Sieh im Katalog nach.
help-give-time = Gib ihnen Zeit dafür.
refusal-is-done = Das ist erledigt
help-next-experiment = Wähl das nächste Experiment.
refusal-no-target = Es gibt keinen Zielzustand namens „{ $name }“
refusal-target-now = Das ist schon der Zielzustand
help-when-reached = Wähl den nächsten, wenn er erreicht ist.
refusal-time-over = Seine Zeit ist vorbei
refusal-nobody-practises = Hier übt das keiner
help-no-rhythm = Verbessere ohne Rhythmus.
refusal-rhythm-now = Das ist schon der Rhythmus
refusal-no-rhythm = Das ist kein Rhythmus
help-meet-28 = Trefft euch mindestens alle 28 Tage.
refusal-more-than-all = Keiner hat mehr als seine ganze Zeit
help-percent = Wähl 0 bis 100 %.
refusal-reserved-now = So viel ist schon reserviert
help-another-share = Wähl einen anderen Anteil.
refusal-not-this-service = Bei diesem Service geht das nicht
help-other-service-way = Wähl einen anderen Service oder einen anderen Weg.
refusal-capacity-coming = Mehr Kapazität ist unterwegs
help-until-there = Warte, bis sie da ist.
help-other-way = Wähl den anderen Weg.
refusal-offloaded = Seine statischen Inhalte kommen schon von anderswo
help-another-service = Wähl einen anderen Service.
refusal-no-pair = Sie arbeiten nicht als Paar
help-who-beside = Sieh nach, wer neben wem arbeitet.
refusal-pair-alone = Allein ist keiner ein Paar
refusal-with-somebody = Einer von ihnen arbeitet schon mit jemandem
help-end-that = Beende das zuerst oder warte, bis es endet.
refusal-nothing-to-learn = Dort gibt es für sie nichts zu lernen
help-knows-more = Wähl jemanden, der mehr weiß, oder weniger.
refusal-gate-closed = Die Freigabe ist zu: Laufende Projekte brauchen { $load } h von { $name }, dieses { $need } h mehr, und { $most } h sind das Limit
help-gate-closed = Bring ein Projekt zu Ende, frier eines ein oder heb das Limit der Freigabe an.
refusal-released = Es ist schon freigegeben
help-see-how-far = Sieh nach, wie weit es ist, oder tau es auf, wenn es eingefroren ist.
refusal-it-is-done = Es ist fertig
help-release-another = Gib ein anderes frei.
refusal-frozen-already = Es ist schon eingefroren
help-thaw-to-go-on = Tau es auf, damit es weitergeht.
refusal-not-frozen = Es ist nicht eingefroren
help-freeze-to-stop = Frier es ein, um es anzuhalten.
refusal-no-gate = Hier gibt es keine Freigabe
help-one-by-one = Frier Projekte einzeln ein.
refusal-nothing-pushed = Sie haben nichts durchgedrückt, was sich zurücknehmen ließe
help-until-they-do = Warte, bis sie es tun.
refusal-no-trust = Sie vertrauen dir zu wenig, um ein Nein hinzunehmen: { $trust }, und es braucht { $needed }
help-no-trust = Bring etwas zu Ende, was sie verlangt haben: Vertrauen ist die Fähigkeit, Nein zu sagen.
pushed-expedited = ließ Karte { $number } vorziehen
pushed-scope = gab { $project } mehr Umfang
pushed-started = taute { $project } wieder auf
refusal-step-gone = Diesen Schritt gibt es nicht mehr
refusal-pipeline-cannot = Diese Pipeline kann das nicht
help-smaller-failures = Wähl einen anderen Weg, um Ausfälle kleiner zu machen.
help-nothing-to-decide = Es gibt nichts zu entscheiden.
help-another-policy = Wähl eine andere Regel für Releases.
refusal-policy-now = Das ist schon die Regel für Releases
refusal-nothing-waits = Nichts wartet auf ein Release
help-until-finished = Warte, bis etwas fertig ist.
help-freeze-over = Warte, bis der Freeze vorbei ist, oder heb ihn auf.
refusal-no-release = Es gibt kein Release, das man zurücknehmen könnte
help-roll-forward = Lass den Fehler stattdessen reparieren.
refusal-taken-back = Es wird schon zurückgenommen
help-pipeline-time = Das dauert so lang, wie die Pipeline braucht.
refusal-no-environment = Diese Umgebung kann keiner neu aufbauen
refusal-being-built = Sie wird schon aufgebaut
refusal-no-items = Sie nehmen keine Karten
refusal-all-drawn = Alle Schritte sind gezeichnet
help-automate-one = Sieh sie dir an: Automatisiere einen oder verzichte auf ihn.
refusal-walking = Jemand geht ihn schon ab
help-an-hour = Warte eine Stunde.
refusal-machine-does = Das macht schon eine Maschine
help-another-step = Wähl einen anderen Schritt.
refusal-no-machine = Das kann keine Maschine
refusal-not-without = Auf diesen Schritt kann man nicht verzichten

## What the player did
acted-answer = Du hast geantwortet
acted-talk = Du hast geredet
acted-ask-changes = Du hast gefragt, was sich geändert hat
acted-investigate = Du hast es untersuchen lassen
acted-roll-back = Du hast das Zurückrollen angeordnet
acted-roll-forward = Du hast die Reparatur angeordnet
acted-by-hand = Du hast es von Hand vorbereiten lassen
acted-guard = Du hast bestimmt, wer stören darf
acted-control = Du hast die Regel für Changes gesetzt
acted-authorise = Du hast über einen Change entschieden
acted-prioritise = Du hast die Reihenfolge geändert
acted-assign = Du hast Arbeit zugeteilt
acted-hold = Du hast beiseitegelegt oder wieder aufgenommen
acted-limit-centre = Du hast ein WIP-Limit gesetzt
acted-limit-wip = Du hast Arbeit im Umlauf begrenzt
acted-limit-person = Du hast Arbeit in der Hand begrenzt
acted-move = Du hast jemanden versetzt
acted-document = Du hast es aufschreiben lassen
acted-scope = Du hast den Umfang verkleinert
acted-release = Du hast ein Projekt freigegeben
acted-freeze = Du hast ein Projekt eingefroren
acted-unfreeze = Du hast ein Projekt aufgetaut
acted-gate = Du hast die Freigabe gesetzt
acted-say-no = Du hast Nein gesagt
acted-pair = Du hast über ein Paar entschieden
acted-hire = Du hast jemanden eingestellt
acted-add-capacity = Du hast Kapazität bestellt
acted-elastic = Du hast bestimmt, wie Kapazität wächst
acted-offload = Du hast Inhalte auslagern lassen
acted-drill = Du hast eine Übung angeordnet
acted-improve = Du hast eine Verbesserung begonnen
acted-aim = Du hast einen Zielzustand gesetzt
acted-kata = Du hast den Rhythmus der Kata gesetzt
acted-reserve = Du hast Zeit für Verbesserung reserviert
acted-overtime = Du hast um Überstunden gebeten
acted-release-by = Du hast bestimmt, wann freigegeben wird
acted-release-now = Du hast ein Release angeordnet
acted-take-back = Du hast das Release zurückgenommen
acted-use-canary = Du hast über Canary-Releases entschieden
acted-use-flags = Du hast über Feature-Flags entschieden
acted-refresh = Du hast eine Umgebung neu aufbauen lassen
acted-map-steps = Du hast den Wertstrom aufnehmen lassen
acted-automate = Du hast einen Schritt automatisieren lassen
acted-remove = Du hast einen Schritt entfernen lassen
acted-schedule = Du hast Arbeit für einen Tag geplant

## Metrics
metric-trust-ID = Vertrauen eines Beteiligten
metric-knows-PERSON-SERVICE = was jemand über einen Service weiß
metric-documentation-ID = Anteil des nötigen Wissens über einen Service, der aufgeschrieben ist
metric-monitoring-ID = Anteil der Ausfälle eines Services, die ein Alarm sofort zeigt
metric-test-coverage-ID = Anteil der Fehler in Changes eines Services, die Tests finden
metric-utilisation-ID = Auslastung eines Raums seit dem Warmlauf
metric-wait-ID = mittlere Wartezeit vor einem Raum seit dem Warmlauf
metric-queue-ID = mittlere Zahl der Karten, die vor einem Raum warten, seit dem Warmlauf
metric-inside-ID = mittlere Zahl der Karten, die bei einem Raum warten oder in der Hand sind, seit dem Warmlauf
metric-throughput-ID = Aufgaben, die ein Raum seit dem Warmlauf erledigt hat, je Stunde
metric-pace-ID = wie viel schneller als am Anfang ein Raum ist
metric-debt-ID = technische Schulden eines Services, Punkte
metric-load-ID = Last eines Services jetzt, als Anteil seiner Kapazität
metric-pipeline-deployed = Änderungen, die in Produktion gingen
metric-pipeline-undeployed = fertige Änderungen, die nicht in Produktion sind
metric-pipeline-ready = mittlere Zahl fertiger Änderungen, die auf ein Release warten
metric-pipeline-releases = Releases, die in Produktion gingen oder zu einigen wenigen
metric-pipeline-failed = Anteil der Releases in Produktion, die dort scheiterten
metric-pipeline-batch = mittlere Zahl der Änderungen in einem Release, das an alle ging
metric-pipeline-lead-time = mittlere Zeit vom Commit einer Änderung bis in die Produktion
metric-pipeline-passage = mittlere Zeit eines Releases vom Schnitt bis in die Produktion
metric-pipeline-set-up = Rüstzeit am Tag (24 Stunden) in Minuten
metric-pipeline-found-early = Fehler, die ein Schritt gefunden hat
metric-pipeline-found-late = Fehler, die sich in Produktion gezeigt haben
metric-pipeline-taken-back = Releases, die zurückgenommen wurden
metric-pipeline-recovery = mittlere Zeit von einem Ausfall in Produktion bis zu seinem Ende
metric-pipeline-impact = Stunden von Ausfällen in Produktion, jede mal dem Anteil der Nutzer, die sie traf
metric-parity-ID = wie sehr eine Umgebung der Produktion gleicht
metric-project-ID-done = erledigter Anteil eines Projekts
metric-project-ID-late = Tage, die ein Projekt über seinem Termin ist
metric-needs-PROJECT-CENTRE = Arbeitsstunden, die ein Projekt in einem Raum noch braucht
metric-morale-ID = Moral von jemandem, der in einem Raum arbeitet
metric-fatigue-ID = Müdigkeit von jemandem, der in einem Raum arbeitet
metric-var-NAME = eine Variable, die das Level setzt
metric-cash = Geld jetzt
metric-cash-change = Geld seit dem Start: die Summe aller Konten
metric-cash-revenue = Konto: was Services verdienten
metric-cash-costs = Konto: was die Firma je Stunde ausgab
metric-cash-incidents = Konto: was Störungen kosteten, außer dem Umsatz, den sie aufhielten
metric-cash-overtime = Konto: was Überstunden kosteten
metric-cash-projects = Konto: was fertige Projekte einbrachten
metric-cash-hiring = Konto: was Einstellungen kosteten
metric-cash-script = Konto: was die Geschichte brachte oder nahm
metric-cash-features = Konto: was ausgelieferte Features verdienten
metric-cash-runs = Konto: was Läufe mit Termin einbrachten
metric-cash-stock = Konto: was leere Regale verloren
metric-cash-capacity = Konto: Kapazität, bestellt oder nach Nutzung
metric-cash-improvements = Konto: was Gegenmaßnahmen kosteten
metric-cash-fines = Konto: Strafen aus Prüfungen und Gesetz
metric-cash-breaches = Konto: was Datenabflüsse außer Strafen kosteten
metric-findings-open = Feststellungen von Prüfungen: erhoben, nicht behoben und im Umfang
metric-barred = Karten in Warteschlangen, bei denen die Funktionstrennung alle ausschließt
metric-holes = Löcher, durch die personenbezogene Daten abfließen können, in allen Services
metric-flaws-found = Sicherheitsmängel an Karten, die eine Aufgabe gefunden hat
metric-breaches = Datenabflüsse bisher
metric-owed = Geld, das verpasste Läufe hätten bringen sollen; es kommt mit dem nächsten
metric-features = fertige Karten von Strömen mit einem Wert
metric-satisfaction = Zufriedenheit der Kunden
metric-market-share = Marktanteil
metric-share-price = Aktienkurs, Geld
metric-forecast-quality = wie gut die Prognose ist, nach der Ware bestellt wird
metric-stock-outs = Anteil der Waren, die in den Regalen fehlen
metric-trust = mittleres Vertrauen der Beteiligten
metric-open-work = offene Karten
metric-open-unplanned = offene ungeplante Karten
metric-unplanned-share = Anteil der Arbeitszeit, der in ungeplante Arbeit ging
metric-switching-share = Anteil der beschäftigten Zeit, der durch Umschalten verloren ging, alle Leute
metric-constraint-switching = Anteil der Arbeitszeit des Engpasses, der durch Umschalten verloren geht
metric-constraint-open = Karten in den Händen und in der Warteschlange des Engpasses
metric-unplanned-hours = Arbeitsstunden ungeplanter Arbeit, aus allen Quellen
metric-unplanned-from-requests = Arbeitsstunden ungeplanter Arbeit, die Leute verlangten
metric-unplanned-from-changes = Arbeitsstunden ungeplanter Arbeit nach fehlgeschlagenen Changes
metric-unplanned-from-wear = Arbeitsstunden ungeplanter Arbeit an verschlissenen Services
metric-unplanned-from-overload = Arbeitsstunden ungeplanter Arbeit an Services, die unter ihrer Last zusammenbrachen
metric-unplanned-from-dependencies = Arbeitsstunden ungeplanter Arbeit an Services, die andere mitrissen
metric-unplanned-from-breaches = Arbeitsstunden ungeplanter Arbeit nach Datenabflüssen
metric-capacity-cost = Geld für Kapazität, bestellt oder nach Nutzung
metric-drills = Übungen bisher
metric-weaknesses-found = Schwachstellen, die Übungen gefunden haben
metric-weaknesses-repaired = Schwachstellen, die gefunden und behoben sind
metric-improvements-done = umgesetzte Gegenmaßnahmen
metric-improvement-share = Anteil der Arbeitszeit, der in interne Projekte ging
metric-kata-meetings = Treffen der Kata, die stattfanden
metric-targets-reached = Zielzustände, die rechtzeitig erreicht wurden
metric-debt = Punkte technischer Schulden aller Services
metric-incidents-begun = Störungen bisher, bemerkt oder nicht
metric-completed-planned = fertige Karten, die geplant waren
metric-change-failure-rate = fehlgeschlagene ÷ deployte Changes
metric-changes-off-record = deployte Changes, die in keinem Protokoll stehen
metric-changes-outstanding = Changes, die noch nicht drin sind
metric-record-share = deployte Changes im Protokoll ÷ deployte Changes
metric-incidents-open = Störungen, die bemerkt wurden und nicht vorbei sind
metric-hours-guessing = Arbeitsstunden für vergebliche Untersuchungen
metric-completed = fertige Karten jeder Art: auch Treffen der Kata, Reparaturen, Feststellungen und Arbeit an Störungen
metric-late = Karten, die nach ihrem Termin fertig wurden
metric-overtime-hours = Überstunden
metric-lead-time = mittlere Zeit von der Ankunft bis zum Ende dessen, was nach dem Warmlauf fertig wurde
metric-lead-p50 = Zeit ab Ankunft, in der die Hälfte dessen fertig war, was nach dem Warmlauf fertig wurde
metric-lead-p85 = Zeit ab Ankunft, in der 85 % dessen fertig waren, was nach dem Warmlauf fertig wurde
metric-lead-p95 = Zeit ab Ankunft, in der 95 % dessen fertig waren, was nach dem Warmlauf fertig wurde
metric-deploys-per-day = Deployments je Tag (24 Stunden) seit dem Warmlauf; was in einer Minute in denselben Service geht, ist eins
metric-change-lead-time = mittlere Zeit (Median) vom Vorschlag eines Changes bis zum Deployment
metric-recovery-time = mittlere Zeit (Median) vom Ausfall, den ein Change brachte, bis zu seinem Ende
metric-off-record = Karten am Protokoll vorbei: auf keinem Board, ihre Changes auf keiner Liste
metric-fatigue = mittlere Müdigkeit derer, die arbeiten
metric-morale = mittlere Moral derer, die arbeiten
metric-people = Leute, die in einem Raum arbeiten
metric-resignations = Leute, die gekündigt haben
metric-mistakes = Aufgaben, die Müde falsch machten und wiederholen mussten
metric-projects-done = fertige Projekte
metric-projects-open = Projekte, die freigegeben und nicht eingefroren sind, ohne die fertigen
metric-projects-in-time = Termintreue: rechtzeitig fertige ÷ fertige oder verspätete Projekte
metric-gate-hours = Arbeitsstunden, die laufende Projekte vom Raum der Freigabe noch brauchen
metric-pushes = wie oft ein Beteiligter drängte: etwas vorziehen ließ, den Umfang vergrößerte oder ein Projekt auftaute
metric-undeployed = fertige Changes in Pipelines, die nicht in Produktion sind
metric-delay-cost = Verzögerungskosten der fertigen Karten, von der Ankunft bis zum Ende, Geld

## DORA
dora-deploys-per-day = Deployment-Häufigkeit
dora-deploys-per-day-elite = bei Bedarf, mehrmals am Tag
dora-deploys-per-day-high = zwischen einmal am Tag und einmal in der Woche
dora-deploys-per-day-medium = zwischen einmal in der Woche und einmal im Monat
dora-deploys-per-day-low = zwischen einmal im Monat und einmal im halben Jahr, oder seltener
dora-change-lead-time = Durchlaufzeit für Changes
dora-change-lead-time-elite = weniger als ein Tag
dora-change-lead-time-high = weniger als eine Woche
dora-change-lead-time-medium = weniger als ein Monat
dora-change-lead-time-low = ein Monat oder mehr
dora-change-failure-rate = Fehlerrate der Changes
dora-change-failure-rate-elite = bis 5 %
dora-change-failure-rate-medium = bis 10 %
dora-change-failure-rate-high = bis 20 %
dora-change-failure-rate-low = mehr als 20 %, meist 40 %
dora-recovery-time = Wiederherstellungszeit
dora-recovery-time-elite = weniger als eine Stunde
dora-recovery-time-high = weniger als ein Tag, wie die mittlere Gruppe
dora-recovery-time-low = ein Tag oder mehr, meist eine Woche bis ein Monat
rate-a-day = { $value } am Tag
rate-a-week = { $value } in der Woche
rate-one-in = eins in { $days } Tagen

## Labore, das Rätsel des Tages, und wer spielt
entry-labs = Labore
entry-labs-about = Je ein Gesetz der Warteschlangen und ein Versuch dazu
entry-daily = Tagesrätsel
entry-daily-about = Ein Rätsel am Tag, für alle dasselbe
entry-profile = Profil
entry-profile-about = Wer an diesem Rechner spielt
saved-story = { $title }, { $time }
saved-daily = { $title }, Tagesrätsel, { $time }
saved-practice = { $title }, Übung, { $time }
play-back-to-law = Zurück zum Gesetz
chart-theory = Das Gesetz
speed-hour = 1 h
speed-hour-about = Eine Stunde je Sekunde
speed-day = 1 d
speed-day-about = Ein Tag je Sekunde
saved-endless = { $title }, endlos, { $time }
saved-sandbox = { $title }, Baukasten, { $time }
labs-unreadable = Was du versucht hast, lässt sich nicht lesen: { $why }
labs-not-kept = Was du versucht hast, lässt sich nicht speichern: { $why }
labs-left = { $title }, Tag { $day }
labs-tried = je ein Gesetz und ein Versuch dazu; { $tried } von { $all } ausprobiert
labs-begin = Dieses Labor beginnen
labs-go-on = Weiter: { $left }
labs-theory-alone = Die gestrichelte Linie ist die Theorie. Deine Läufe werden zu Punkten daneben.
labs-theory-last = Die gestrichelte Linie ist die Theorie, die Punkte sind dein letzter Lauf.
labs-theory-runs = Die gestrichelte Linie ist die Theorie, die Punkte sind dein letzter Lauf; Ringe sind Läufe davor.
labs-run-as-chosen = So laufen lassen
labs-other-luck = Neues Glück
labs-all = Alle Labore
labs-changed = Du hast dieses Labor verändert: Die Zahlen der Theorie in der Liste gelten für das Original.
labs-try = Probier:
labs-try-this = Probier: { $what }
labs-try-also = { $own } Oder: { $what }
labs-runs-in = Es läuft sich bis Tag { $day } ein: Erst dann wird gezählt. { $faster }: so schnell es geht.
labs-young = Gezählt wird noch nicht lange: Lass es eine Weile laufen.
labs-law = Theorie: { $formula }
labs-theory = Theorie
labs-theory-near = Theorie { $value }
labs-theory-at-least = Theorie mindestens { $value }
labs-theory-at-most = Theorie höchstens { $value }
labs-so-far = { $value } bisher
labs-compared = im Vergleich
labs-not-yet = noch nicht
chart-theory-about = Die gestrichelte Linie ist, was die Theorie sagt; die Punkte sind dieses Labor, wie es läuft: Hier bist du.
month-january = Januar
month-february = Februar
month-march = März
month-april = April
month-may = Mai
month-june = Juni
month-july = Juli
month-august = August
month-september = September
month-october = Oktober
month-november = November
month-december = Dezember
daily-title = Tagesrätsel
daily-unreadable = Deine Tage lassen sich nicht lesen: { $why }
daily-not-kept = Deine Tage lassen sich nicht speichern: { $why }
daily-copied = Kopiert.
daily-not-copied = Kopieren geht hier nicht ({ $why }): Schreib es ab.
daily-date = { $weekday }, { $day }. { $month } { $year }
daily-today = Heute, { $date }
daily-first = { $day }. { $month }
daily-no-level = Das Level { $level } gibt es nicht mehr.
daily-about = { $difficulty }: { $about }. Seed { $seed }, für alle derselbe.
daily-copy = Die Zeile kopieren
daily-goes-on = Der Versuch von heute hat begonnen und geht weiter, wo du aufgehört hast.
daily-go-on = Weiter
daily-game-gone = Der Versuch von heute hat begonnen, aber sein Spielstand fehlt. Beginn noch einmal: Er zählt trotzdem.
daily-begin-again = Beginnen
daily-one-attempt = Ein Versuch zählt, ohne Weg zurück. Üben kannst du, so oft du magst.
daily-begin = Den Versuch beginnen, der zählt
daily-over = Begonnen und nicht zu Ende gespielt: Dieser Tag ist vorbei.
daily-not-tried = Nicht versucht. Üben lässt er sich noch.
daily-practise = Üben
daily-practise-this = Diesen Tag üben
daily-won = Gewonnen:
daily-lost = Verloren:
daily-result =
    { $actions ->
        [one] { $sign }{ $amount } $ für die Firma, { $actions } Aktion
       *[other] { $sign }{ $amount } $ für die Firma, { $actions } Aktionen
    }
daily-tried =
    { $tried ->
        [one] { $tried } Tag versucht, { $wins } gewonnen
       *[other] { $tried } Tage versucht, { $wins } gewonnen
    }
daily-tried-in-a-row = { $tried } Tage versucht, { $wins } gewonnen, davon { $days } in Folge
daily-cell-today = heute
daily-cell-begun = begonnen
daily-why-none = Du hast noch keinen begonnen.
daily-why-row = Tage in Folge sind nacheinander gewonnen; der heutige darf noch offen sein.
daily-why-tried = { $date }  { $title }: { $went }
daily-why-actions = Anordnungen und Antworten, die du gegeben hast: { $n }.
daily-why-money = Das Geld am Ende, abzüglich dessen, was es am Anfang gab.
daily-why-lamps = { $lit } von { $of } Lampen leuchten: Mehr sind besser, und bei gleich vielen mehr Geld.
daily-why-puzzle = Allein das Datum bestimmt es: das Level, seinen Seed und wie schwer es ist (montags ruhig, am Wochenende schwer, sonst normal).
players-title = Wer spielt?
players-about = Jeder hat seine eigene Kampagne, eigene Spiele und eigene Tagesrätsel. Die Einstellungen gelten für alle an diesem Rechner.
players-plays-now = spielt gerade
players-play-as = Als { $name } spielen
players-back = Zurück zum Titel
players-new = Neu
players-rename = Umbenennen
players-remove = Entfernen
players-ask-new = Wie soll der neue Spieler heißen?
players-ask-name = Wie soll { $name } von jetzt an heißen?
players-make = Spieler anlegen
players-take-off = { $name } von der Liste nehmen?
players-nothing-deleted = Gelöscht wird nichts: Der Ordner mit allem darin wird beiseitegelegt.
players-move-aside = Beiseitelegen
players-leave-it = So lassen
players-first = Spieler { $number }
players-earlier-game = Früheres Spiel { $number }
players-nobody = Da ist keiner.
players-last-one = Sonst ist keiner da: Leg zuerst einen weiteren Spieler an.
players-no-folder = Der Ordner lässt sich nicht anlegen: { $why }
players-now-not-kept = Wer spielt, lässt sich nicht speichern: { $why }
players-name-not-kept = Der Name lässt sich nicht speichern: { $why }
players-not-moved = Der Ordner lässt sich nicht verschieben: { $why }
players-gone = { $name } steht nicht mehr auf der Liste. Gelöscht ist nichts: Alles liegt in { $place }
name-empty = Ein Name braucht mindestens einen Buchstaben.
name-only-signs = Ein Name braucht mindestens einen Buchstaben oder eine Ziffer.
name-too-long = { $letters } Zeichen sind zu viele: höchstens { $most }.
name-path-sign = { $sign } darf in keinem Namen stehen: In einem Pfad hat es eine Bedeutung.
name-unseen-sign = Ein Zeichen darin ist unsichtbar.
name-taken = { $name } gibt es schon.
kept-unreadable = { $file } ist nicht zu gebrauchen: { $why }. Die Datei bleibt, wie sie ist; verschieb sie, um neu zu beginnen.
kept-other-format = { $file } hat Format { $format }, dieses Programm liest { $known }. Die Datei bleibt, wie sie ist; verschieb sie, um neu zu beginnen.
play-cannot-be-saved = Das Spiel lässt sich nicht speichern: { $why }
play-attempt-counts = Dieser Versuch zählt und hat keinen Weg zurück. Was gewesen wäre, kannst du beim Üben probieren.
nothing-can-be-kept = In { $folder } lässt sich nichts speichern: { $why }

## Told by a screen reader
spoken-building = Das Gebäude von { $company }
spoken-rooms =
    { $rooms ->
        [one] { $rooms } Raum,
       *[other] { $rooms } Räume,
    } { $services ->
        [one] { $services } Service
       *[other] { $services } Services
    }
spoken-runs = läuft
spoken-strained = angeschlagen
spoken-stands-still = ausgefallen
spoken-fixed-date = mit festem Termin
spoken-pile =
    { $waiting ->
        [one] { $waiting } wartet, seit { $oldest }: { $parts }
       *[other] { $waiting } warten, die älteste seit { $oldest }: { $parts }
    }
spoken-old = { $age } alt
spoken-about = zu { $service }
spoken-done = { $percent } % fertig
spoken-blocked = blockiert: { $why }
spoken-untested = ungetestet
spoken-foresight = Was kommt: { $action }
spoken-timeline = Zeitleiste, { $now }
spoken-without-with = ohne { $without }, damit { $with }

## Sandbox
sandbox-take-room-out = Diesen Raum entfernen
sandbox-take-people-out = Diese Leute entfernen
sandbox-take-service-out = Diesen Service entfernen
sandbox-take-stream-out = Diesen Strom entfernen
sandbox-take-project-out = Dieses Projekt entfernen
sandbox-name = Name
sandbox-length = Dauer
sandbox-money-at-start = Geld am Anfang
sandbox-costs-an-hour = Kosten je Stunde
sandbox-costs-about = Löhne, Miete und Ware, Tag und Nacht. Ohne Geld am Anfang zählt es keiner, und keiner geht pleite.
sandbox-rooms-about = Ein Raum ist eine Warteschlange und ein Team. Das Team zieht Arbeit aus der Warteschlange, in ihrer Reihenfolge und bis zum Limit.
sandbox-add-room = Einen Raum hinzufügen
sandbox-new-room = Raum { $n }
sandbox-column-intake = wo Arbeit ankommt
sandbox-column-work = wo sie getan wird
sandbox-column-release = wo sie rausgeht
sandbox-stands = Ort
sandbox-wip-limit = WIP-Limit
sandbox-wip-limit-none = keines
sandbox-in-hand = { $limit } in der Hand
sandbox-order-fifo = nach Ankunft
sandbox-order-class = Serviceklasse
sandbox-order-priority = Priorität
sandbox-order-delay = Verzögerungskosten
sandbox-order-loudest = die Lautesten zuerst
sandbox-order = Reihenfolge
sandbox-people-about = Wer wo und wann arbeitet und was weiß. Wer mehrere Sachen in die Hand nimmt, verliert Zeit zwischen ihnen.
sandbox-add-people = Leute hinzufügen
sandbox-new-person = Person { $n }
sandbox-crew-in = { $count } × in { $room }
sandbox-room = Raum
sandbox-how-many = Wie viele
sandbox-working-hours = Arbeitszeit
sandbox-pace = Tempo
sandbox-pace-times = { $pace } ×
sandbox-things-in-hand = Sachen in der Hand
sandbox-at-most = höchstens { $limit }
sandbox-door-open = jeder darf fragen
sandbox-door-sorted = vorsortiert
sandbox-door-shut = keiner darf
sandbox-interruptions = Unterbrechungen
sandbox-knows = Kennt { $service }
sandbox-services-about = Was die IT betreibt. Ein Service verdient, solange es ihm gut geht, verschleißt und braucht jemanden, der ihn kennt.
sandbox-add-service = Einen Service hinzufügen
sandbox-new-service = Service { $n }
sandbox-service-short = { $money } die Stunde, { $failures } Ausfälle je Woche, Schulden { $debt }
sandbox-owner = Betreut von
sandbox-earns-an-hour = Ertrag je Stunde
sandbox-wears-out = Verschleißt
sandbox-times-a-week = { $times } je Woche
sandbox-debt = Technische Schulden
sandbox-debt-of = { $debt } von 5
sandbox-load = Last
sandbox-load-kind = Die Last
sandbox-load-stays = bleibt, wie sie ist
sandbox-load-follows = folgt dem Tag
sandbox-documentation = Dokumentation
sandbox-monitoring = Überwachung
sandbox-tests = Tests
sandbox-depends-on = Läuft nicht ohne
sandbox-step = Schritt { $n }
sandbox-takes = Braucht
sandbox-needs-to-know = Verlangt Wissen über
sandbox-needs-nothing = nichts
sandbox-take-step-out = Schritt { $n } entfernen
sandbox-add-step = Einen Schritt hinzufügen
sandbox-demand-about = Was von selbst kommt: welche der vier Arten, wie oft, und sein Weg durch die Räume.
sandbox-add-stream = Einen Strom hinzufügen
sandbox-new-stream = Strom { $n }
sandbox-stream-short = { $kind }, { $often } am Tag: { $way }
sandbox-kind = Art
sandbox-arrive = Es kommen
sandbox-times-a-day = { $times } am Tag
sandbox-when = Wann
sandbox-by-day = in der Arbeitszeit
sandbox-day-and-night = Tag und Nacht
sandbox-class-date = mit Termin
sandbox-class = Serviceklasse
sandbox-due-after = Fällig nach
sandbox-no-date = kein Termin
sandbox-ask-for = Gefragt wird
sandbox-ask-for-nobody = niemand Bestimmtes
sandbox-earns-a-day = Ertrag je Tag
sandbox-changes = Ändert
sandbox-no-service = keinen Service
sandbox-fails = Schlägt ungetestet fehl
sandbox-projects-about = Ein Umfang, der am ersten Tag beginnt, immer ein paar Teile auf einmal, und Geld bringt, wenn alles davon fertig ist.
sandbox-add-project = Ein Projekt hinzufügen
sandbox-new-project = Projekt { $n }
sandbox-project-short =
    { $parts ->
        [one] { $parts } Teil, { $at_once } auf einmal, fällig an Tag { $day }
       *[other] { $parts } Teile, { $at_once } auf einmal, fällig an Tag { $day }
    }
sandbox-parts = Teile
sandbox-at-once = Zugleich in Arbeit
sandbox-due-on = Fällig an
sandbox-day = Tag { $day }
sandbox-brings = Bringt
sandbox-release-about = Wie fertige Changes in die Produktion kommen.
sandbox-go-in = Sie gehen rein
sandbox-go-in-alone = von selbst, wenn sie fertig sind
sandbox-go-in-pipeline = durch eine Pipeline
sandbox-release = Release
sandbox-stage = Stufe { $n }
sandbox-done-by = Wer es tut
sandbox-finds-faults = Findet Fehler
sandbox-take-stage-out = Stufe { $n } entfernen
sandbox-add-stage = Eine Stufe hinzufügen
sandbox-control-anyone = wer will, was er will
sandbox-control-recorded = mit Karte
sandbox-control-frozen = keine, außer durch dich
sandbox-control-board = durch das Board
sandbox-control-light = Board, aber nicht für Standard-Changes
sandbox-changes-go-in = Changes gehen rein
sandbox-board = Das Board tagt in
sandbox-audit = Prüfung
sandbox-audit-none = keiner kommt
sandbox-audit-comes = die Prüfer kommen
sandbox-audit-day = Sie berichten an
sandbox-findings = Feststellungen
sandbox-finding-takes = Jede braucht
sandbox-fixed-in = Behoben in
sandbox-finding-costs = Jede offene kostet
sandbox-rules-about = Jede Zahl des Modells. Der Bleistiftstrich ist die Vorgabe; darunter steht, woher sie kommt.
sandbox-show-only = Filter
sandbox-rules-as-at-first = Zurücksetzen ({ $turned } verstellt)
sandbox-rule-range = { $unit }, { $low } bis { $high }, Vorgabe { $default }. Beleg: { $evidence }.
sandbox-rule-choice = { $unit }, Vorgabe { $default }. Beleg: { $evidence }.
sandbox-your-minutes = Minuten deines Tages
sandbox-your-minutes-about = Was jeder Auftrag von deiner eigenen Zeit nimmt. Beleg: unsere Einschätzung.
sandbox-you = {"Du hast "}
sandbox-build-and-test = Bauen und testen
sandbox-no-level = die Teile ergeben kein Level; warum, sagt dir unplanned check DATEI mit dem kopierten Text
sandbox-not-loaded = { $id } lässt sich nicht laden: { $why }
sandbox-other-format = Format { $format } ist unbekannt: Dieses Programm liest Format { $known }
sandbox-hours-office = 9 bis 17
sandbox-hours-long = 8 bis 18
sandbox-hours-nights = nachts
sandbox-release-on-demand = jeder sofort
sandbox-release-daily = täglich
sandbox-release-weekly = wöchentlich
sandbox-release-fortnightly = alle zwei Wochen
sandbox-no-name = (kein Name)
sandbox-tab-start = Vorlagen
sandbox-tab-company = Firma
sandbox-tab-rooms = Räume
sandbox-tab-people = Leute
sandbox-tab-services = Services
sandbox-tab-demand = Bedarf
sandbox-tab-projects = Projekte
sandbox-tab-releases = Releases
sandbox-tab-control = Changes, Prüfung
sandbox-tab-rules = Regeln
sandbox-start-about = Beginne mit einer Firma und ändere ihre Teile.
sandbox-as-it-comes = { $name }, wie sie kommt.
sandbox-empty-room = Ein leerer Raum
sandbox-my-company = Meine Firma
sandbox-empty-room-about = Ein Raum, eine Person und nichts zu tun.
sandbox-kept-by-you = Von dir gespeichert
sandbox-delete = Löschen
sandbox-delete-about = Das löscht „{ $name }“: die Teile und das Level, das jeder spielen kann. Ein gespeichertes Spiel darin geht nicht weiter. Zurück holt es keiner.
sandbox-delete-yes = Endgültig löschen
sandbox-delete-no = Behalten
sandbox-deleted = „{ $name }“ ist gelöscht.
sandbox-not-deleted = Nicht gelöscht: { $why }
sandbox-loaded = { $id } geladen.
sandbox-keep = Speichern
sandbox-copy = Text kopieren
sandbox-copied = Der Text des Levels ist in der Zwischenablage: unplanned run DATEI.
sandbox-copy-about = Das Level, wie Autoren es schreiben. Als Datei gespeichert, kann es jeder spielen, mit oder ohne Fenster.
sandbox-seed = Seed { $seed }
sandbox-play = Spielen
sandbox-kept = Gespeichert: unplanned run { $id }
sandbox-not-kept = Es lässt sich nicht speichern: { $why }
sandbox-asked-of-rooms = Was von jedem Raum verlangt wird
sandbox-nobody = keiner
sandbox-room-hours = { $asked } h je Woche gebraucht, davon { $unplanned } h ungeplant; { $has } h verfügbar
sandbox-asked-legend = Rot: ungeplant. Eine Warteschlange ist schon weit vor 100 % lang; bei 100 % wächst sie ohne Ende.
sandbox-money-a-week = Geld je Woche, wenn nichts ausfällt
sandbox-incidents-a-week = Störungen je Woche
sandbox-incidents-from-changes = davon durch Changes
sandbox-busiest = Am stärksten ausgelastet: { $who }, zu { $percent } %.
sandbox-juggling = { $who }: Mit { $limit } Sachen in der Hand bleiben { $percent } % der Zeit. Warten einmal so viele, wird die Warteschlange nicht mehr kürzer.
sandbox-check-fine = Keine Widersprüche gefunden.
sandbox-nobody-in = In „{ $room }“ arbeitet keiner: Was du dorthin schickst, landet in „{ $other }“.
sandbox-nobody-knows = Mit „{ $service }“ kennt sich keiner gut genug aus: Störungen bleiben offen, und Schritte, die das Wissen verlangen, macht jeder.
sandbox-unreadable = die Datei lässt sich nicht lesen ({ $why })
sandbox-damaged = die Datei ist in Zeile { $line } beschädigt
sandbox-not-there = es ist nicht mehr da
sandbox-days =
    { $n ->
        [one] { $n } Tag
       *[other] { $n } Tage
    }
sandbox-crew =
    { $n ->
        [one] { $n } Person
       *[other] { $n } Leute
    }
action-about-answer = Eine Nachricht im Posteingang beantworten.
action-about-talk = Ein Gespräch beginnen, das das Level anbietet.
action-about-ask-changes = Ein Team aufschreiben lassen, was es geändert hat. Das kostet das Team Zeit; dann stehen die Changes im Protokoll.
action-about-investigate = Jemanden einen Verdächtigen einer Störung untersuchen lassen.
action-about-roll-back = Einen Change aus dem Protokoll zurückrollen.
action-about-roll-forward = Einen Change aus dem Protokoll an Ort und Stelle reparieren.
action-about-by-hand = Einen Lauf von Hand vorbereiten, als zweiten Weg.
action-about-guard = Sagen, wer jemanden unterbrechen darf: jeder, nur Vorsortiertes oder keiner.
action-about-control = Sagen, wie Changes reingehen: alle, nur die mit Karte oder keiner, den du nicht durchgelassen hast.
action-about-authorise = Einen wartenden Change trotz Freeze durchlassen oder endgültig wegschicken.
action-about-prioritise = Eine Karte an einen anderen Platz in der Warteschlange setzen.
action-about-assign = Jemandem eine Karte in die Hände geben, sofort.
action-about-hold = Eine Karte beiseitelegen oder wieder aufnehmen.
action-about-limit-centre = Begrenzen, wie viele Karten ein Raum in der Hand hat (WIP-Limit).
action-about-limit-wip = Begrenzen, wie viele Karten mancher oder aller Ströme zugleich drin sind (CONWIP).
action-about-limit-person = Begrenzen, wie viele Karten jemand in die Hand nimmt.
action-about-move = Jemanden in einem anderen Raum arbeiten lassen.
action-about-document = Jemanden aufschreiben lassen, was er über einen Service weiß.
action-about-scope = Den Prüfern eine Kontrolle zeigen, die eine Fachabteilung selbst hat: Was sie abdeckt, fällt aus dem Umfang der Prüfung.
action-about-release = Ein Projekt beginnen: Seine Karten werden freigegeben, immer ein paar auf einmal.
action-about-freeze = Ein Projekt einfrieren: Nichts wird mehr freigegeben, und was angefangen ist, liegt beiseite. Der Auftraggeber nimmt es übel.
action-about-unfreeze = Ein eingefrorenes Projekt auftauen.
action-about-gate = Die Projektfreigabe einstellen: wie viel laufende Projekte vom Engpass verlangen dürfen.
action-about-say-no = Nein sagen zu jemandem, der gedrängt hat: Es wird zurückgenommen. Das kostet Vertrauen und braucht welches.
action-about-pair = Jemanden an der Seite eines Experten arbeiten lassen oder das beenden: jetzt langsamer, und was einer wusste, wissen später zwei.
action-about-hire = Die nächste Bewerbung für einen Raum annehmen: Geld jetzt, jemand Neues später, der erst die Zeit eines Mentors braucht.
action-about-add-capacity = Mehr Kapazität für einen Service bestellen: Sie kostet jetzt Geld und ist nach ihrer Lieferzeit da.
action-about-elastic = Die Kapazität eines Service seiner Last folgen lassen, bezahlt nach Nutzung, oder nicht mehr.
action-about-offload = Statische Inhalte eines Service von anderswo liefern lassen: Arbeit für die Zuständigen, die seine Last senkt.
action-about-drill = Einen Service mit Absicht ausfallen lassen, während alle zusehen: Das findet eine Schwachstelle, wenn es eine gibt.
action-about-improve = Eine Gegenmaßnahme aus dem Katalog beginnen: Sie kostet Geld und Arbeit, bremst vielleicht erst und hilft dann.
action-about-aim = Den Zielzustand setzen, auf den Verbesserung zielt.
action-about-kata = Ein Team alle paar Tage auf den Zielzustand sehen und das nächste Experiment wählen lassen; 0 beendet es.
action-about-reserve = Einen Anteil der Zeit eines Teams für Verbesserung reservieren (interne Projekte).
action-about-overtime = Einen Raum bitten, heute Abend länger zu bleiben.
action-about-release-by = Sagen, wann fertige Changes einer Pipeline rausgehen: bei Bedarf, in Losen, regelmäßig, in einem Zeitfenster.
action-about-release-now = Jetzt freigeben, was fertig ist, alles zusammen.
action-about-take-back = Das letzte Release einer Pipeline zurücknehmen, mit allem darin.
action-about-use-canary = Erst für wenige Nutzer freigeben oder gleich für alle.
action-about-use-flags = Changes hinter Flags stellen, die man in Produktion abschalten kann, oder nicht.
action-about-refresh = Eine Umgebung neu aufbauen lassen, damit sie genau wie die Produktion ist.
action-about-map-steps = Jemanden eine Stunde den Wertstrom abgehen und die Schritte zeichnen lassen, die keiner im Blick hatte.
action-about-automate = Einen Schritt einer Pipeline von einer Maschine tun lassen.
action-about-remove = Auf einen Schritt einer Pipeline verzichten.
action-about-schedule = Eine Karte für einen Tag planen: Sie liegt beiseite, bis dieser Tag beginnt, und kommt dann an die Reihe. Für heute: sie wieder aufnehmen.

## What each action does

## The level that a sandbox is
built-summary = Eine Firma, aus Teilen zusammengesetzt.
built-lesson = Was diese Teile miteinander machen.
built-goal = An Tag { $day } noch Geld übrig
built-business = Die Fachabteilung
built-business-role = will das alles
built-project = Projekt
built-part = { $project }, ein Teil
built-finding = Feststellung { $n }
built-briefing = { $days }, { $rooms }, { $people }, { $services }. { $about }
built-about = Eine Firma, die dir gehört.
built-constraint = Nach den Zahlen werden von „{ $room }“ { $percent } % der Stunden verlangt, die da sind.
built-room = Raum
built-you = Du
built-your-role = du selbst
built-person = Person
built-service = Service
built-work = Arbeit
built-stage = Stufe
built-there = Tag { $day }, und die Türen sind offen.
built-there-about = Was du gebaut hast, hat sich bis hierher getragen. Ändere ein Teil und sieh, was sonst daraus geworden wäre.
built-broke = Das Geld ist weg.
built-broke-about = Was du gebaut hast, kostet mehr, als es verdient. Der Raum mit der längsten Warteschlange weiß, warum.
built-star-money = mehr Geld als am Anfang
built-star-unplanned = ungeplante Arbeit unter einem Viertel
built-star-switching = nichts durch Umschalten verloren
built-rooms =
    { $n ->
        [one] { $n } Raum
       *[other] { $n } Räume
    }
built-services =
    { $n ->
        [one] { $n } Service
       *[other] { $n } Services
    }

## Endless
endless-not-kept = Die Bestenliste lässt sich nicht speichern: { $why }
endless-title = Endlos überleben
endless-open-doors = Die Türen öffnen
endless-luck-of-best = Das Glück des besten Laufs: { $seed }
endless-how-long = Wie lange sie hielt
endless-nobody-yet = Hier hat es noch keiner gespielt. Sich selbst überlassen, hält die Firma etwa neun Tage.
endless-just-now = gerade eben. { $ending }
endless-cash-seed = { $cash }, Seed { $seed }
endless-why-seed = Der Seed ist das Glück: Mit demselben und denselben Entscheidungen geschieht alles noch einmal.
endless-why-cash = Das Geld, das am Ende übrig war.
endless-why-place = Der längste Lauf steht oben; von gleich langen der reichste.
endless-why-days = Ganze Tage vom ersten Morgen bis zum Ende: { $ending }
endless-days =
    { $n ->
        [one] { $n } Tag
       *[other] { $n } Tage
    }

# Why the figures of the sandbox are what they are
parts-cards = Karten, die für Changes geschrieben werden
parts-board = Entscheidungen des Boards
parts-audit = Feststellungen der Prüfung
parts-stage = { $stage }, eine Stufe der Pipeline
parts-incidents = Störungen bei { $service }
parts-asked-by = Verlangt von, je Woche:
parts-has = Vorhanden, je Woche:
parts-crew = { $count } × { $hours } h  { $name }
parts-juggling = Was das Umschalten zwischen so vielem übrig lässt, nach der Regel unter „Regeln“.
parts-costs = Kosten
parts-no-money = Kein Service verdient etwas, und nichts wird ausgegeben.
parts-incidents-of = { $name }: { $wear } durch Verschleiß, { $changes } durch Changes
parts-none = Es gibt keine.
parts-failures = Changes je Woche, die misslingen, nachdem Tests und Stufen einige abgefangen haben:
