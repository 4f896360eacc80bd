// Starts the app. The build fills in the two names; a script of its own because the policy forbids inline ones.
import init from './__APP_JS__';

await init({ module_or_path: new URL('./__APP_WASM__', import.meta.url) });
// `main` has run: the app stands beside the boot screen, which has done its part.
document.getElementById('boot')?.remove();
window.plenary_started = true;
