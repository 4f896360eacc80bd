// Starts the app. The build fills in the name; a script of its own because the policy forbids inline ones.
import init from './__APP_JS__';

// boot.js has asked for the bytes as early as could be.
await init({ module_or_path: window.plenary_wasm });
// `main` has run: the app stands in the place of the boot screen.
document.getElementById('boot')?.remove();
window.plenary_started = true;
