//! Identity and access management: who there is, and how access is decided.

pub mod entity;
pub mod policy;
