//! The desktop game. It reads views and submits actions; it never touches the simulation's world.
//!
//! One window, one camera, one egui pass a frame: `session` turns real time into simulated time, `play` lays the
//! screen out, `floor` draws the building, `theme` says how everything looks.

mod art;
mod bindings;
mod charts;
mod clipboard;
mod controls;
mod daily;
mod days;
mod endless;
mod entries;
mod facts;
#[cfg(test)]
mod fits;
mod floor;
mod foresight;
#[cfg(test)]
mod hands;
mod job;
#[cfg(test)]
mod killed;
mod labs;
mod map;
mod menu;
mod next;
mod options;
mod palette;
mod panels;
mod plane;
mod play;
mod players;
mod reasons;
mod rewind;
mod sandbox;
mod screens;
mod session;
mod settings;
mod sheets;
mod sliders;
mod sound;
mod spoken;
mod stamps;
mod testmode;
mod theme;
mod topbar;
mod words;

use bevy::a11y::{AccessibilityRequested, ActionRequest};
use bevy::asset::AssetEventSystems;
use bevy::ecs::schedule::{ScheduleLabel as _, SingleThreadedExecutor};
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use bevy::window::{MonitorSelection, PresentMode, WindowMode, WindowResolution};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{
    EguiContexts, EguiInput, EguiPlugin, EguiPostUpdateSet, EguiPreUpdateSet, EguiPrimaryContextPass, egui,
};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::cli::play::Args;
use crate::level::file::Moment;
use crate::level::{self, Level};
use crate::locale;
use crate::profiles::{self, Profiles};
use crate::replay::saved_game;
use crate::strategy::{Player, Seat};
use crate::tr;
use art::Art;
use bindings::Command;
use entries::Entry;
use session::{Session, Slot, Speed};
use theme::Theme;

/// Which screen is shown.
enum Screen {
    Title,
    Labs,
    Daily,
    Sandbox,
    Endless,
    Players(players::Players),
    Briefing(Arc<Level>, u64, Slot),
    Play,
    Debrief,
}

/// Everything of the game that is no simulation. Not sent between threads: it holds textures.
struct Game {
    screen: Screen,
    session: Option<Session>,
    /// Which saved game the session is.
    slot: Slot,
    play: play::Play,
    art: Art,
    /// The saved game that the title goes on with: a line about it, or why it cannot.
    saved: Option<(Slot, Result<String, String>)>,
    /// Who plays; nobody in particular in tests, and where nothing can be kept.
    profiles: Option<Profiles>,
    map: map::Map,
    daily: daily::Daily,
    labs: labs::Labs,
    clipboard: clipboard::Clipboard,
    speed: Option<Speed>,
    /// Who plays in place of somebody at the screen: strategies, of which each level takes the first that its proof knows.
    players: Vec<String>,
    keep: bool,
    fonts: bool,
    /// Frames still to draw after an input: letters that are new to the screen come a frame late.
    fresh: u32,
    turning: Option<screens::Turned>,
    settings: settings::Kept,
    /// The settings are open over the screen.
    options: Option<options::Options>,
    sandbox: Option<sandbox::Sandbox>,
    endless: endless::Endless,
    sound: sound::Sound,
}

/// Opens the game; 0, or 2 if there is no display or no driver.
pub fn play(args: &Args) -> u8 {
    let level_name = args.level.clone().unwrap_or_else(|| "part1/payroll".into());
    let instead = format!("without a window: `unplanned run {level_name} --seed {}`", args.seed);
    if let Err(why) = display() {
        eprintln!(
            "error: {why}\n    help: start it in a desktop session (or install xvfb and run it under `xvfb-run`); {instead}"
        );
        return crate::cli::BAD_INPUT;
    }
    let size = match args.window.as_deref().map(parse_size) {
        None => (1280, 720),
        Some(Some(size)) => size,
        Some(None) => return crate::cli::bad("--window wants WIDTHxHEIGHT, for example 1280x720"),
    };
    let speed = match args.speed.as_deref().map(Speed::parse) {
        Some(None) => return crate::cli::bad("--speed wants paused, 1, 3, 10 or max"),
        other => other.flatten(),
    };
    let testing = args.for_seconds.is_some();
    // Settings that cannot be read are told of in the system's language.
    locale::set(settings::Settings::default().language.language());
    let mut settings = settings::Kept::open(!testing);
    locale::set(settings.now.language.language());
    let profiles = profiles::data_folder().filter(|_| !testing).and_then(|folder| match Profiles::open(&folder) {
        Ok(profiles) => Some(profiles),
        Err(why) => {
            let folder = folder.display().to_string();
            settings.told = Some(tr!("nothing-can-be-kept", folder = folder, why = why));
            None
        }
    });
    let mut game = Game {
        screen: Screen::Title,
        session: None,
        slot: Slot::Story,
        play: play::Play::default(),
        art: Art::default(),
        saved: None,
        profiles,
        map: map::Map::new(None),
        daily: daily::Daily::default(),
        labs: labs::Labs::default(),
        clipboard: clipboard::Clipboard::default(),
        speed,
        players: args.strategy.iter().flat_map(|names| names.split(',')).map(str::to_string).collect(),
        keep: !testing,
        fonts: false,
        fresh: 0,
        turning: None,
        settings,
        options: None,
        sandbox: None,
        endless: endless::Endless::new(None),
        sound: sound::Sound::default(),
    };
    game.speak();
    if let Some(name) = &args.level {
        let level = match level::load_at(name, args.difficulty) {
            Ok(level) => told(&level),
            Err(error) => return crate::cli::bad(error),
        };
        if testing {
            let mut session = Session::new(&level, args.seed, None);
            if let Some(strategy) = &args.strategy {
                match Player::new(strategy, &level, args.seed) {
                    Ok(player) => session.seat = Some(Seat::new(player)),
                    Err(why) => return crate::cli::bad(why),
                }
            } else {
                session.seat = Some(Seat::new(Player::None));
            }
            session.until = match args.until.clone().map(|text| Moment(text).minute(level.file.first_day)).transpose() {
                Ok(Some(minute)) if minute <= session.sim.minute() => {
                    let [asked, starts] = [minute, session.sim.minute()].map(|at| floor::when(&session.view, at));
                    return crate::cli::bad(format!("--until: {asked} is not after the start, which is {starts}"));
                }
                Ok(minute) => minute,
                Err(why) => return crate::cli::bad(format!("--until: {why}")),
            };
            session.set_speed(speed.unwrap_or(Speed::X1));
            game.session = Some(session);
            game.screen = Screen::Play;
        } else {
            // One that the level knows is enough: why each of them is refused, if all are.
            let refused = |name: &String| Player::new(name, &level, args.seed).err();
            let refused: Option<Vec<_>> = game.players.iter().map(refused).collect();
            if let Some(why) = refused.and_then(|all| all.into_iter().next()) {
                return crate::cli::bad(why);
            }
            let slot = if crate::labs::find(&level.id).is_some() { Slot::Lab } else { Slot::Story };
            game.screen = Screen::Briefing(level, args.seed, slot);
        }
    }
    if args.level.is_none() {
        game.show_title();
    }
    run(args, game, size, instead)
}

fn run(args: &Args, game: Game, size: (u32, u32), instead: String) -> u8 {
    let began = testmode::now();
    // A missing graphics driver shows as a panic deep in the renderer: say it in a sentence.
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let text = info.payload_as_str().unwrap_or_default();
        if text.contains("Unable to find a GPU") || text.contains("adapter") {
            eprintln!(
                "error: no graphics driver with Vulkan or OpenGL was found\n    help: install one (Debian: mesa-vulkan-drivers); {instead}"
            );
            std::process::exit(2);
        }
        usual(info);
    }));
    let window = Window {
        title: "Unplanned Work".into(),
        resolution: WindowResolution::new(size.0, size.1).with_scale_factor_override(scale_for(size.0)),
        present_mode: PresentMode::AutoVsync,
        ..default()
    };
    let mut app = App::new();
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin { primary_window: Some(window), ..default() })
            .set(bevy::log::LogPlugin { filter: "error".into(), ..default() }),
    )
    .add_plugins(EguiPlugin::default())
    // Letters that are new to the screen are in the texture in the frame in which they are drawn, not a frame later.
    .configure_sets(PostUpdate, AssetEventSystems.after(EguiPostUpdateSet::PostProcessOutput))
    .insert_non_send(game)
    .insert_resource(ClearColor(Color::BLACK))
    .add_systems(Startup, |mut commands: Commands| {
        commands.spawn(Camera2d);
    })
    .add_systems(
        PreUpdate,
        (say_modifiers_once, keep_chords, hear_screen_reader)
            .chain()
            .after(EguiPreUpdateSet::ProcessInput)
            .before(EguiPreUpdateSet::BeginPass),
    )
    .add_systems(EguiPrimaryContextPass, frame);
    on_one_thread(&mut app);
    if let Some(seconds) = args.for_seconds {
        testmode::plug_in(&mut app, began, seconds, args.screenshot.clone(), args.stats.clone());
    }
    match app.run() {
        AppExit::Success => 0,
        AppExit::Error(code) => code.get(),
    }
}

/// A frame has few systems, and each waits for the one before: other threads would only be woken, and are the renderer's.
fn on_one_thread(app: &mut App) {
    let pass = EguiPrimaryContextPass.intern();
    for schedule in [First.intern(), PreUpdate.intern(), Update.intern(), pass, PostUpdate.intern(), Last.intern()] {
        app.edit_schedule(schedule, |schedule| {
            schedule.set_executor(SingleThreadedExecutor::new());
        });
    }
}

/// Is there a display to open a window on?
fn display() -> Result<(), String> {
    #[cfg(all(unix, not(target_vendor = "apple")))]
    if std::env::var_os("DISPLAY").is_none_or(|v| v.is_empty())
        && std::env::var_os("WAYLAND_DISPLAY").is_none_or(|v| v.is_empty())
    {
        return Err("there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)".into());
    }
    Ok(())
}

fn parse_size(text: &str) -> Option<(u32, u32)> {
    let (w, h) = text.split_once('x')?;
    let (w, h) = (w.parse().ok()?, h.parse().ok()?);
    ((640..=7680).contains(&w) && (400..=4320).contains(&h)).then_some((w, h))
}

/// Pixels a point for a window of this many pixels: larger windows get larger drawings, and more of them.
fn scale_for(width: u32) -> f32 {
    match width {
        0..1700 => 1.0,
        1700..2300 => 1.25,
        _ => 1.5,
    }
}

/// A level in the language that holds; as it is, if it cannot be told in it.
fn told(level: &Arc<Level>) -> Arc<Level> {
    let language = locale::get().code();
    if level.told.as_deref() == Some(language) {
        return Arc::clone(level);
    }
    level.told_in(Some(language)).unwrap_or_else(|_| Arc::clone(level))
}

impl Game {
    /// Speaks the language that is set, also in what was put into words before.
    fn speak(&mut self) {
        locale::set(self.settings.now.language.language());
        self.read_kept();
        if let Some(session) = &mut self.session {
            session.retell();
        }
        if let Screen::Briefing(level, ..) = &mut self.screen {
            *level = told(level);
        }
        if matches!(self.screen, Screen::Title) {
            self.show_title();
        }
    }

    /// A file of whoever plays, if anything is kept.
    fn file(&self, name: &str) -> Option<PathBuf> {
        self.profiles.as_ref().map(|profiles| profiles.file(name))
    }

    fn saved(&self, slot: Slot) -> Option<Result<Session, String>> {
        session::saved(&self.file(slot.file())?)
    }

    /// Reads how far whoever plays has come; nothing of who played before stays.
    fn read_player(&mut self) {
        self.read_kept();
        self.sandbox = None;
    }

    /// Reads what is kept of whoever plays, and puts it into words. What is kept nowhere else (a sandbox that is being built)
    /// stays as it is.
    fn read_kept(&mut self) {
        self.map = map::Map::new(self.file("progress.json"));
        self.daily = daily::Daily::open(self.file("daily.json"), daily::today());
        self.labs = labs::Labs::open(self.file("labs.json"));
        self.endless = endless::Endless::new(self.file("endless.json"));
        // The program may have been stopped between the end of a counted attempt and its score.
        let over = self.file(Slot::Daily.file()).filter(|path| path.exists()).and_then(|path| saved_game(&path).ok());
        if let Some((sim, _)) = over.filter(|(sim, _)| sim.over()) {
            self.daily.ended(&sim);
        }
    }

    /// Back to the title, which says what can be gone on with: the game that was played last.
    fn show_title(&mut self) {
        self.screen = Screen::Title;
        let when = |slot: &Slot| self.file(slot.file()).and_then(|path| path.metadata().ok()?.modified().ok());
        let mut slots = Slot::TITLE.map(|slot| (when(&slot), slot));
        slots.sort_by_key(|(when, _)| std::cmp::Reverse(*when));
        self.saved = slots.into_iter().filter(|(when, _)| when.is_some()).find_map(|(_, slot)| {
            let saved = self.saved(slot)?;
            let line = saved.map(|session| {
                let view = &session.view;
                let (title, time) = (&session.sim.level().file.title, floor::when(view, view.minute));
                match slot {
                    Slot::Daily => tr!("saved-daily", title = title, time = time),
                    Slot::Practice => tr!("saved-practice", title = title, time = time),
                    Slot::Endless => tr!("saved-endless", title = title, time = time),
                    Slot::Sandbox => tr!("saved-sandbox", title = title, time = time),
                    _ => tr!("saved-story", title = title, time = time),
                }
            });
            Some((slot, line))
        });
    }

    /// The puzzle of the day, with the game of its attempt, if it has begun.
    fn show_daily(&mut self) {
        let running = self.saved(Slot::Daily).and_then(Result::ok);
        self.daily.enter(daily::today(), running.as_ref().map(|session| &session.sim));
        self.screen = Screen::Daily;
    }

    /// The list of labs.
    fn show_labs(&mut self) {
        self.labs.enter(self.file(Slot::Lab.file()));
        self.screen = Screen::Labs;
    }

    /// Does what was wished for among the labs, or after one.
    fn labs_wish(&mut self, wish: labs::Wish, luck: u64) {
        match wish {
            labs::Wish::Back if matches!(self.screen, Screen::Labs) => self.show_title(),
            labs::Wish::Back => self.show_labs(),
            labs::Wish::GoOn => self.go_on(Slot::Lab),
            labs::Wish::Begin(level) => {
                self.labs.began(&level);
                // Compared with a run before, it has the same luck.
                let seed = self.session.as_ref().filter(|game| game.sim.level().id == level.id);
                self.start(&level, seed.map_or(luck, |game| game.sim.seed()), Slot::Lab);
            }
            labs::Wish::OtherLuck => {
                let now = self.session.as_ref().map(|game| (Arc::clone(game.sim.level()), game.sim.seed()));
                if let Some((level, seed)) = now {
                    self.labs.began(&level);
                    self.start(&level, seed + 1, Slot::Lab);
                }
            }
        }
    }

    /// Goes on with a saved game.
    fn go_on(&mut self, slot: Slot) {
        match self.saved(slot) {
            Some(Ok(mut session)) => {
                session.stand(self.settings.now.pace.speed());
                self.begin(&mut session);
                session.counts = slot == Slot::Daily;
                (self.session, self.slot) = (Some(session), slot);
                self.play = play::Play::default();
                self.screen = Screen::Play;
            }
            Some(Err(why)) => self.saved = Some((slot, Err(why))),
            None => self.saved = None,
        }
    }

    /// As the command line says: at which speed, and whether a strategy plays that the level knows.
    fn begin(&self, session: &mut Session) {
        let (level, seed) = (session.sim.level(), session.sim.seed());
        let player = self.players.iter().find_map(|name| Player::new(name, level, seed).ok());
        session.seat = player.map(Seat::new);
        if let Some(speed) = self.speed {
            session.set_speed(speed);
        }
    }

    fn start(&mut self, level: &Arc<Level>, seed: u64, slot: Slot) {
        let mut session = Session::new(&told(level), seed, self.file(slot.file()).as_deref());
        session.stand(self.settings.now.pace.speed());
        session.counts = slot == Slot::Daily;
        self.begin(&mut session);
        (self.session, self.slot) = (Some(session), slot);
        self.play = play::Play::default();
        self.screen = Screen::Play;
    }

    /// Does what was wished for on the screen of the day.
    fn daily_wish(&mut self, wish: daily::Wish) {
        match wish {
            daily::Wish::Back => self.show_title(),
            daily::Wish::GoOn => self.go_on(Slot::Daily),
            daily::Wish::Copy(text) => {
                let result = self.clipboard.put(text);
                self.daily.copied(result);
            }
            daily::Wish::Begin(puzzle) => {
                if let Ok(level) = level::load_at(&puzzle.level, puzzle.difficulty) {
                    self.screen = Screen::Briefing(told(&level), puzzle.seed, Slot::Daily);
                }
            }
            daily::Wish::Practise(puzzle) => {
                if let Ok(level) = level::load_at(&puzzle.level, puzzle.difficulty) {
                    self.screen = Screen::Briefing(told(&level), puzzle.seed, Slot::Practice);
                }
            }
        }
    }

    /// The title, or the screen that a game was begun from.
    fn leave(&mut self) {
        match self.slot {
            Slot::Daily | Slot::Practice => self.show_daily(),
            Slot::Lab => self.show_labs(),
            Slot::Endless => self.screen = Screen::Endless,
            Slot::Sandbox => self.screen = Screen::Sandbox,
            Slot::Story => self.show_title(),
        }
    }
}

/// Brings the window in line with the settings: how large everything is, and whether it fills the screen. True if
/// something had to change: what is on the screen still has the old size.
fn fit_window(window: &mut Window, settings: &settings::Settings) -> bool {
    // However large everything is, a screen of some width and height must remain.
    let most = (window.physical_width() as f32 / 640.0).min(window.physical_height() as f32 / 360.0).max(0.5);
    let scale = (scale_for(window.physical_width()) * settings.scale()).min(most);
    if window.resolution.scale_factor_override() != Some(scale) {
        window.resolution.set_scale_factor_override(Some(scale));
    }
    let other = window.scale_factor() != scale;
    let full = matches!(window.mode, WindowMode::BorderlessFullscreen(_));
    if full != settings.full_screen {
        window.mode = if settings.full_screen {
            WindowMode::BorderlessFullscreen(MonitorSelection::Current)
        } else {
            WindowMode::Windowed
        };
    }
    other || full != settings.full_screen
}

/// bevy_egui tells egui every frame which modifier keys are held, and egui draws another frame for every event: without
/// this nothing would ever rest.
fn say_modifiers_once(mut inputs: Query<&mut EguiInput>, mut held: Local<egui::Modifiers>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => std::mem::replace(&mut *held, *now) != *now,
            _ => true,
        });
    }
}

/// bevy_egui tells a screen reader what is on the screen, but egui nothing of what somebody does with the reader.
fn hear_screen_reader(mut asked: MessageReader<ActionRequest>, mut inputs: Query<&mut EguiInput>) {
    for request in asked.read() {
        for mut input in &mut inputs {
            input.events.push(egui::Event::AccessKitActionRequest(request.0.clone()));
        }
    }
}

/// The seed of a game that nobody has named one for.
fn luck(time: &Time) -> u64 {
    1 + time.elapsed().as_millis() as u64 % 9973
}

/// In a slow frame Ctrl goes down, a letter follows, and Ctrl goes up again before egui hears of any of it; bevy_egui then
/// takes the letter for one without Ctrl. What was held when a key went down stands in the order of the messages.
fn keep_chords(mut keys: MessageReader<KeyboardInput>, mut inputs: Query<&mut EguiInput>, mut held: Local<[bool; 4]>) {
    let mut with_command = Vec::new();
    for message in keys.read() {
        let down = message.state == ButtonState::Pressed;
        let (control, system) = (held[0] || held[1], held[2] || held[3]);
        let command = if cfg!(target_os = "macos") { system } else { control };
        match message.key_code {
            KeyCode::ControlLeft => held[0] = down,
            KeyCode::ControlRight => held[1] = down,
            KeyCode::SuperLeft => held[2] = down,
            KeyCode::SuperRight => held[3] = down,
            KeyCode::Enter if down && command => with_command.push(egui::Key::Enter),
            // Any letter or digit may be bound together with Ctrl.
            _ => {
                if let (true, Key::Character(text)) = (down && command, &message.logical_key)
                    && text.chars().all(|c| c.is_ascii_alphanumeric())
                {
                    with_command.extend(egui::Key::from_name(&text.to_uppercase()));
                }
            }
        }
    }
    for mut input in &mut inputs {
        if with_command.is_empty() {
            continue;
        }
        for event in &mut input.events {
            if let egui::Event::Key { key, pressed: true, modifiers, .. } = event
                && with_command.contains(key)
            {
                *modifiers = egui::Modifiers::COMMAND | egui::Modifiers::CTRL;
            }
        }
        // The letter of a chord is no text.
        let letters: Vec<String> = with_command.iter().map(|key| key.name().to_lowercase()).collect();
        input
            .events
            .retain(|event| !matches!(event, egui::Event::Text(text) if letters.contains(&text.to_lowercase())));
    }
}

/// One frame.
fn frame(
    mut contexts: EguiContexts,
    mut game: NonSendMut<Game>,
    time: Res<Time>,
    mut windows: Query<&mut Window>,
    mut winit: ResMut<WinitSettings>,
    mut exit: MessageWriter<AppExit>,
    listens: Res<AccessibilityRequested>,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    // Names are made for who listens, and for nobody else.
    if listens.get() {
        ctx.enable_accesskit();
    } else {
        ctx.disable_accesskit();
    }
    let game = &mut *game;
    if !game.fonts {
        theme::install_fonts(&ctx);
        game.fonts = true;
        return Ok(()); // Fonts are there from the next pass on.
    }
    let scale = windows.single_mut().map_or(1.0, |mut window| {
        if fit_window(&mut window, &game.settings.now) {
            game.fresh = 6;
        }
        window.scale_factor()
    });
    if game.art.scale != scale {
        game.art = Art::load(&ctx, scale);
        // Windows and cameras hear of it a frame or two later.
        game.fresh = 8;
    }
    let minute = game.session.as_ref().map_or(0, |s| s.view.minute);
    let (look, still) = (game.settings.now.look(), game.settings.now.reduced_motion);
    let theme = match game.screen {
        Screen::Title | Screen::Labs | Screen::Daily | Screen::Endless | Screen::Players(_) => Theme::of(look, true),
        Screen::Briefing(..) | Screen::Debrief | Screen::Sandbox => Theme::of(look, false),
        Screen::Play => Theme::at(look, minute),
    };
    theme::apply(&ctx, &theme, still);
    let mut ui = egui::Ui::new(
        ctx.clone(),
        "game".into(),
        egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.content_rect()),
    );
    let mut now = game.settings.now.clone();
    let player = game.profiles.as_ref().map(|profiles| profiles.player().name.clone());
    // Whoever writes a name means the letters.
    let writes = theme::writes(&ui);
    if game.options.is_none() && !(writes && matches!(game.screen, Screen::Sandbox | Screen::Players(_))) {
        if now.keys.pressed(&ui, Command::FullScreen) {
            now.full_screen = !now.full_screen;
        }
        if now.keys.pressed(&ui, Command::Settings) {
            game.options = Some(options::Options::default());
        }
    }
    match &game.screen {
        _ if game.options.is_some() => {
            if game.options.as_mut().is_some_and(|options| options.show(&mut ui, &theme, &mut now)) {
                game.options = None;
            }
        }
        Screen::Title => match map::show(
            &mut ui,
            &theme,
            &game.art,
            &game.map,
            game.saved.as_ref().map(|(_, saved)| saved),
            player.as_deref(),
            &now.keys,
        ) {
            Some(map::Wish::Continue) => {
                if let Some((slot, _)) = game.saved {
                    game.go_on(slot);
                }
            }
            Some(map::Wish::Level(id)) => {
                if let Some(level) = game.map.level(&id) {
                    game.screen = Screen::Briefing(level, luck(&time), Slot::Story);
                }
            }
            Some(map::Wish::Play(difficulty)) => game.map.set(difficulty),
            Some(map::Wish::Go(Entry::Labs)) => game.show_labs(),
            Some(map::Wish::Go(Entry::Daily)) => game.show_daily(),
            Some(map::Wish::Go(Entry::Profile)) => {
                if let Some(profiles) = &game.profiles {
                    game.screen = Screen::Players(players::Players::new(profiles));
                }
            }
            Some(map::Wish::Go(Entry::Settings)) => game.options = Some(options::Options::default()),
            Some(map::Wish::Go(Entry::Sandbox)) => game.screen = Screen::Sandbox,
            Some(map::Wish::Go(Entry::Endless)) => game.screen = Screen::Endless,
            Some(map::Wish::Go(Entry::Quit)) => {
                exit.write(AppExit::Success);
            }
            None => {}
        },
        Screen::Labs => {
            if let Some(wish) = game.labs.show(&mut ui, &theme) {
                game.labs_wish(wish, luck(&time));
            }
        }
        Screen::Daily => {
            if let Some(wish) = game.daily.show(&mut ui, &theme) {
                game.daily_wish(wish);
            }
        }
        Screen::Sandbox => {
            let own = if game.keep { level::library::own_folder() } else { None };
            let sandbox = game.sandbox.get_or_insert_with(|| sandbox::Sandbox::new(own));
            match sandbox.show(&mut ui, &theme) {
                Some(sandbox::Wish::Leave) => game.show_title(),
                Some(sandbox::Wish::Play(level, seed)) => game.screen = Screen::Briefing(level, seed, Slot::Sandbox),
                None => {}
            }
        }
        Screen::Endless => match game.endless.show(&mut ui, &theme) {
            Some(endless::Wish::Leave) => game.show_title(),
            Some(endless::Wish::Play(id, seed)) => {
                if let Some(level) = game.map.level(&id) {
                    let seed = seed.unwrap_or_else(|| luck(&time));
                    game.screen = Screen::Briefing(level, seed, Slot::Endless);
                }
            }
            None => {}
        },
        Screen::Players(_) => {
            if let (Screen::Players(screen), Some(profiles)) = (&mut game.screen, &mut game.profiles) {
                match screen.show(&mut ui, &theme, profiles) {
                    Some(players::Done::Left) => game.show_title(),
                    Some(players::Done::Changed) => game.read_player(),
                    Some(players::Done::Plays) => {
                        game.read_player();
                        game.show_title();
                    }
                    None => {}
                }
            }
        }
        Screen::Briefing(level, seed, slot) => {
            let chosen = screens::briefing(&mut ui, &theme, &game.art, level);
            let (level, seed, slot) = (Arc::clone(level), *seed, *slot);
            match chosen {
                Some(true) => {
                    if slot == Slot::Daily {
                        // It counts before there is a game of it.
                        game.daily.begin(&level, seed);
                    }
                    game.start(&level, seed, slot);
                }
                Some(false) => {
                    game.slot = slot;
                    game.leave();
                }
                None => {}
            }
        }
        Screen::Play => {
            if let Some(session) = &mut game.session {
                if !game.play.stands() {
                    session.tick(time.delta_secs_f64());
                }
                game.play.show(&mut ui, session, &theme, &game.art, &now);
                if session.sim.over() {
                    match game.slot {
                        Slot::Story => game.map.ended(&session.sim),
                        Slot::Daily => game.daily.ended(&session.sim),
                        Slot::Lab => game.labs.ended(session),
                        Slot::Endless => game.endless.ended(&session.sim),
                        Slot::Practice | Slot::Sandbox => {}
                    }
                    game.turning = (game.slot != Slot::Lab).then(|| screens::Turned::of(session));
                    game.screen = Screen::Debrief;
                }
            }
            if std::mem::take(&mut game.play.settings) {
                game.options = Some(options::Options::default());
            }
            if std::mem::take(&mut game.play.leave) && game.keep {
                game.leave();
            }
        }
        Screen::Debrief if game.slot == Slot::Lab => {
            let wish = match &game.session {
                Some(session) => game.labs.outcome(&mut ui, &theme, session),
                None => Some(labs::Wish::Back),
            };
            if let Some(wish) = wish {
                game.labs_wish(wish, luck(&time));
            }
        }
        Screen::Debrief => {
            let played = game.session.as_ref().map(|s| (Arc::clone(s.sim.level()), s.sim.seed()));
            // Whoever tries a counted attempt again practises.
            let again = if game.slot == Slot::Daily { Slot::Practice } else { game.slot };
            let story = played.as_ref().filter(|_| game.slot == Slot::Story);
            let next = story.and_then(|(level, _)| game.map.after(&level.id));
            let wish = match (&game.session, &mut game.turning) {
                (Some(session), Some(turning)) => {
                    let title = next.map(|(_, title)| title);
                    screens::debrief(&mut ui, &theme, &game.art, session, turning, title)
                }
                _ => Some(screens::After::Title),
            };
            let next = next.filter(|_| wish == Some(screens::After::Next)).and_then(|(id, _)| game.map.level(id));
            match (wish, played) {
                (Some(screens::After::Again), Some((level, seed))) => game.start(&level, seed, again),
                (Some(screens::After::OtherLuck), Some((level, seed))) => game.start(&level, seed + 1, again),
                (Some(screens::After::Next), _) => {
                    if let Some(level) = next {
                        game.screen = Screen::Briefing(level, luck(&time), Slot::Story);
                    }
                }
                (Some(screens::After::Back), _) => {
                    if let (Some(session), Some(turning)) = (&mut game.session, &game.turning) {
                        let minute = turning.minute(session);
                        if session.go_back(minute) {
                            session.say(tr!("rewind-from-end", time = rewind::moment(&session.view, minute)));
                            (game.play, game.screen) = (play::Play::default(), Screen::Play);
                        }
                    }
                }
                (Some(screens::After::Title), _) => game.leave(),
                _ => {}
            }
        }
    }
    let front = windows.single().is_ok_and(|window| window.focused);
    let heard = game.session.as_ref().filter(|_| game.keep && matches!(game.screen, Screen::Play | Screen::Debrief));
    game.sound.frame(heard, &now, time.elapsed_secs_f64(), front);
    if game.settings.now != now {
        game.fresh = 6;
        let other = game.settings.now.language != now.language;
        game.settings.set(now);
        if other {
            game.speak();
        }
    }
    if game.settings.told.as_ref().is_some_and(|text| screens::notice(&ctx, &theme, text)) {
        game.settings.told = None;
    }
    // Nothing moves: nothing is drawn until something happens.
    let moving = matches!(game.screen, Screen::Play)
        && game.options.is_none()
        && !game.play.stands()
        && game.session.as_ref().is_some_and(|s| s.speed != Speed::Paused || s.toast.is_some());
    // A window that plays by itself for a test counts its frames.
    if ui.input(|i| !i.events.is_empty()) {
        game.fresh = game.fresh.max(3);
    }
    game.fresh = game.fresh.saturating_sub(1);
    let mode = if moving
        || game.fresh > 0
        || game.play.floor.moving
        || game.play.waits()
        || game.turning.as_ref().is_some_and(screens::Turned::waits)
        || !game.keep
    {
        UpdateMode::Continuous
    } else {
        // A tooltip wants some frames after the pointer has come to rest; what is done with a screen reader wakes nobody.
        let resting = ui.input(|i| i.pointer.time_since_last_movement()) > 1.0 && !listens.get();
        UpdateMode::reactive(Duration::from_millis(if resting { 5000 } else { 100 }))
    };
    if winit.focused_mode != mode {
        winit.focused_mode = mode;
        winit.unfocused_mode = mode;
    }
    Ok(())
}
