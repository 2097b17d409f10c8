// The line to the server: questions with an end to patience, and news as they come.

const PATIENCE = 10000; // milliseconds

/**
 * Ask the server something.
 *
 * Gives its status and data; status 0 where it did not answer.
 */
export async function ask(path, body) {
  const options = { signal: AbortSignal.timeout(PATIENCE), cache: "no-store" };
  if (body !== undefined) {
    options.method = "POST";
    options.headers = { "Content-Type": "application/json" };
    options.body = JSON.stringify(body);
  }
  try {
    const response = await fetch(path, options);
    const kind = response.headers.get("content-type") ?? "";
    const data = kind.startsWith("application/json") ? await response.json() : await response.text();
    return { status: response.status, data };
  } catch {
    return { status: 0, data: null };
  }
}

/**
 * Ask for the picture of the map, as a document of its own.
 *
 * The browser's XML reader makes it, in a document without scripts; no markup is read by ours.
 */
export function askPicture(path) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", path);
    request.responseType = "document";
    request.overrideMimeType("image/svg+xml");
    request.onload = () => resolve(request.status === 200 ? request.responseXML : null);
    request.onerror = () => resolve(null);
    request.send();
  });
}

/** Listen to news; `onNews` gets each, `onLost` is called once when the line breaks. */
export function listen(onNews, onLost) {
  const source = new EventSource("events");
  source.onmessage = (event) => onNews(JSON.parse(event.data));
  source.onerror = () => {
    source.close();
    onLost();
  };
  return source;
}
