/* Buttons and panels. Text goes in as text. */

export function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

export function button(className, act) {
  const made = element("button", className);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/* A panel over the editor that Escape closes; the focus goes back to what opened it. */
export class Panel {
  constructor(className, opener) {
    this.root = element("div", `editor-panel ${className}`);
    this.root.setAttribute("role", "dialog");
    this.root.hidden = true;
    this.opener = opener;
    opener.setAttribute("aria-haspopup", "dialog");
    opener.setAttribute("aria-expanded", "false");
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        this.close();
      }
    });
    this.root.addEventListener("focusout", (event) => {
      const to = event.relatedTarget;
      if (to && to !== opener && !this.root.contains(to)) {
        this.close(false);
      }
    });
  }

  toggle(title, ...parts) {
    if (!this.root.hidden) {
      this.close();
      return;
    }
    this.root.setAttribute("aria-label", title);
    this.root.replaceChildren(element("strong", "editor-title", title), ...parts);
    this.root.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
    (this.root.querySelector("button") ?? this.opener).focus();
  }

  close(back = true) {
    this.root.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
    if (back) {
      this.opener.focus();
    }
  }
}
