//! The desktop game. It reads views and submits actions; it never touches the simulation's world.
