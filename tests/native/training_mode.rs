//! Training on screen: what each gesture does, what every place of a story shows, and that
//! nothing live can come of it.

mod exercise;
mod screens;
mod walls;
