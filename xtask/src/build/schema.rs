//! The description of the plan file, for whoever writes plans with other programs: printed by the core, put beside the page.

use crate::child;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

pub const SCHEMA: &str = "plan.schema.json";

pub fn write(dist: &Path) -> Result<()> {
    let print = ["run", "--quiet", "--package", "plan-core", "--example", "schema"];
    let schema = child::output(child::program("cargo").args(print)).context("printing the schema of the plan file")?;
    Ok(fs::write(dist.join(SCHEMA), schema)?)
}
