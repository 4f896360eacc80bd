// Everything the suite must notice: a foreign request, a blocked one, an error, a rejection.
document.getElementById("harm").addEventListener("click", () => {
  const image = new Image();
  image.src = "/blocked.png";
  console.error("said to the console");
  Promise.reject(new Error("rejected"));
  throw new Error("thrown");
});
