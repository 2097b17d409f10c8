// The review as this page knows it: what the server said last, and the decisions on their way.
// A decision leaves the page's keeping only when the server has said that it is on the disk.

import { foresee, readState } from "./foresee.js";
import { ask, listen } from "./wire.js";

const AGAIN = 700; // milliseconds between knocks at a server that does not answer
const pause = () => new Promise((wake) => setTimeout(wake, AGAIN));

export class Store extends EventTarget {
  /** Begin with what the server says and with what this tab had not yet got across. */
  async open() {
    this.outbox = [];
    this.line = "open"; // or "gone": no answer; or "locked": another token is asked for
    const { status, data } = await ask("state");
    if (status !== 200) return false;
    this.server = readState(data);
    this.place = `argmap-outbox:${data.journal}`;
    this.outbox = this.remembered();
    this.look();
    this.hear();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.source?.close();
      else if (this.line === "open") this.deaf();
    });
    this.pump();
    return true;
  }

  /** Take a decision: shown at once, kept in this tab, and sent. */
  decide(decision) {
    return this.put(this.item(decision));
  }

  /** Take several decisions at once, in their order: shown once. */
  decideAll(decisions) {
    for (const decision of decisions) this.outbox.push(this.item(decision));
    this.settle();
  }

  item(decision) {
    const seen = this.outbox.length ? null : this.server.version;
    const key = crypto.getRandomValues(new Uint32Array(3)).join("-");
    return { decision, seen, key };
  }

  /** Take a decision again that was made on an older state, now that the new one was seen. */
  retry(item) {
    return this.put({ ...item, seen: this.server.version });
  }

  put(item) {
    const { promise, resolve } = Promise.withResolvers();
    this.outbox.push({ ...item, resolve });
    this.settle();
    return promise;
  }

  settle() {
    this.remember();
    this.look();
    this.pump();
  }

  look() {
    this.view = this.outbox.reduce((view, item) => foresee(view, item.decision), this.server);
    this.dispatchEvent(new Event("change"));
  }

  async pump() {
    if (this.sending || this.line !== "open" || !this.outbox.length) return;
    this.sending = true;
    const item = this.outbox[0];
    const { decision, seen, key } = item;
    const { status, data } = await ask("decide", { decision, seen: seen ?? this.server.version, key });
    this.sending = false;
    if (status === 0 || status === 403) return this.lose(status);
    this.outbox.shift();
    const next = this.outbox[0];
    // Made on top of this one: what the user saw of the rest is as old as it was before.
    if (next && next.seen === null) next.seen = status === 200 && data.version === seen + 1 ? data.version : seen;
    this.remember();
    if (data.state) this.adopt(data.state, true);
    this.look();
    if (status !== 200) this.tell("refused", { item, stale: status === 409, why: data.error ?? String(data) });
    item.resolve?.(status === 200);
    if (this.outbox.length) this.pump();
    else this.catchUp();
  }

  /** Ask for what was told of while this page was sending. */
  catchUp() {
    if (!this.sending && this.heard > this.server.version) this.pull();
  }

  /** Take the server's state in where it is newer. */
  adopt(data, mine = false) {
    const fresh = data.boot !== this.server.boot || data.version > this.server.version;
    if (!fresh) return;
    const before = this.server;
    this.server = readState(data);
    if (!mine && data.version !== before.version) this.tell("elsewhere", { before });
  }

  async pull() {
    const { status, data } = await ask("state");
    if (status !== 200) {
      this.lose(status);
      return false;
    }
    this.adopt(data);
    this.look();
    return true;
  }

  hear() {
    this.source?.close();
    // A browser holds few lines to one server: tabs that nobody sees give theirs back.
    if (document.hidden) return;
    this.source = listen(
      ({ version }) => {
        this.heard = version;
        this.catchUp();
      },
      () => this.deaf(),
    );
  }

  /** There were no news for a while: ask by hand, and listen again. */
  async deaf() {
    if (!(await this.pull())) return;
    await pause();
    if (this.line === "open") this.hear();
  }

  /** Say that the server is gone, and knock until it is back. */
  async lose(status) {
    this.say(status);
    if (this.knocking) return;
    this.knocking = true;
    while (this.line !== "open") {
      await pause();
      const { status: answer, data } = await ask("state");
      if (answer === 200) this.adopt(data);
      this.say(answer);
    }
    this.knocking = false;
    this.look();
    this.hear();
    this.pump();
  }

  say(status) {
    const line = status === 200 ? "open" : status === 403 ? "locked" : "gone";
    const changed = line !== this.line;
    this.line = line;
    if (changed) this.tell("line");
  }

  tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  remember() {
    const rows = this.outbox.map(({ decision, seen, key }) => ({ decision, seen, key }));
    try {
      sessionStorage.setItem(this.place, JSON.stringify(rows));
    } catch {
      // A browser that keeps nothing: the decisions live as long as this page does.
    }
    this.tell("outbox");
  }

  remembered() {
    try {
      return JSON.parse(sessionStorage.getItem(this.place) ?? "[]");
    } catch {
      return [];
    }
  }
}
