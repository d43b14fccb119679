//! The program that the page loads.

fn main() {
    keyplan::start();
}
