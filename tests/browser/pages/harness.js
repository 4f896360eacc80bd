// The behaviour of harness.html: enough to try every helper of the suite.
const byId = (id) => document.getElementById(id);
const say = (text) => { byId("said").textContent = text; };
byId("open").addEventListener("click", () => setTimeout(() => say(`Opened for ${byId("name").value}`), 120));
byId("file").addEventListener("change", async (event) => say(`File: ${await event.target.files[0].text()}`));
byId("ask").addEventListener("click", () => byId("dialog").showModal());
byId("close").addEventListener("click", () => byId("dialog").close());
byId("colour").addEventListener("change", (event) => say(`Colour ${event.target.value}`));
byId("agree").addEventListener("change", (event) => say(`Agreed ${event.target.checked}`));
addEventListener("keydown", (event) => { if (event.ctrlKey && event.key === "k") { event.preventDefault(); say("Search"); } });
addEventListener("hashchange", () => say(`At ${location.hash}`));
