// Saves numbers with localStorage or IndexedDB (?store=local or ?store=database), and tells the server of each one the
// engine has called done. With &read it saves nothing and shows what is there.
const query = new URLSearchParams(location.search);
const state = document.getElementById("state");
const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open("kill", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("numbers");
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const padding = "x".repeat(2000);
const stores = {
  local: async () => ({
    save: async (name) => localStorage.setItem(name, padding),
    names: async () => Object.keys(localStorage),
  }),
  database: async () => {
    const database = await open();
    return {
      save: (name) => new Promise((resolve, reject) => {
        const transaction = database.transaction("numbers", "readwrite", { durability: "strict" });
        transaction.objectStore("numbers").put(padding, name);
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
        document.documentElement.dataset.durability = transaction.durability;
      }),
      names: () => new Promise((resolve, reject) => {
        const request = database.transaction("numbers").objectStore("numbers").getAllKeys();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      }),
    };
  },
};
(async () => {
  const store = await stores[query.get("store")]();
  if (query.has("read")) {
    state.textContent = `there: ${(await store.names()).join(" ")}`;
    return;
  }
  for (let number = 1; ; number += 1) {
    const name = `n${number}`;
    await store.save(name);
    await fetch(`/__ack?${name}`);
    state.textContent = `saved ${number}`;
    await new Promise((next) => setTimeout(next, 20));
  }
})().catch((error) => { state.textContent = `failed: ${error}`; });
