// Must arrive at the recording proxy and nowhere else.
fetch("http://elsewhere.invalid/spy").catch(() => {}).finally(() => { document.title = "asked"; });
