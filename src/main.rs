//! Starts the app in the page.

fn main() {
    plenary::mount();
}
