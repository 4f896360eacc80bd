//! Fields for text: label, hint, control and error, tied together for assistive technology.
//!
//! For: forms. The label is always seen; the error says what to do and is found through `aria-describedby`.
//! Not for: checking what was written, or saving it; the page does both.

use leptos::prelude::*;

use super::live::live;

/// What a field asks. Built by `Ask::new(id, label)` and the methods below.
#[derive(Clone, Debug)]
pub struct Ask {
    /// `id` of the control, unique on the page.
    pub id: String,
    /// The label.
    pub label: String,
    /// A sentence under the label.
    pub hint: Option<String>,
    /// What is wrong and what to do; none while all is well.
    pub error: Signal<Option<String>>,
    /// The label is a question in large type.
    pub large: bool,
}

impl Ask {
    /// A field with this `id` and label.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), hint: None, error: Signal::stored(None), large: false }
    }

    /// Adds a sentence under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds what is wrong, now or later.
    #[must_use]
    pub fn error(mut self, error: impl Into<Signal<Option<String>>>) -> Self {
        self.error = error.into();
        self
    }

    /// Shows the label as a question in large type.
    #[must_use]
    pub fn question(mut self) -> Self {
        self.large = true;
        self
    }

    /// `id`s of the hint and, while there is one, of the error: the value of `aria-describedby`.
    pub fn described_by(&self) -> impl Fn() -> Option<String> + Send + Sync + Clone + 'static {
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.id));
        let error_id = format!("{}-error", self.id);
        let error = self.error;
        move || {
            let wrong = error.with(Option::is_some);
            match (&hint, wrong) {
                (Some(hint), true) => Some(format!("{hint} {error_id}")),
                (Some(hint), false) => Some(hint.clone()),
                (None, true) => Some(error_id.clone()),
                (None, false) => None,
            }
        }
    }

    /// Whether something is wrong: the value of `aria-invalid`.
    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + Send + Sync + Clone + 'static {
        let error = self.error;
        move || error.with(Option::is_some).then_some("true")
    }

    /// The class of the label.
    pub(super) const fn label_class(&self) -> &'static str {
        if self.large { "field__label field__label--large" } else { "field__label" }
    }

    /// The hint, if there is one.
    pub(super) fn hint_view(&self) -> AnyView {
        let id = format!("{}-hint", self.id);
        self.hint.clone().map(|hint| view! { <p class="field__hint" id=id>{hint}</p> }).into_any()
    }

    /// The place of the error.
    pub(super) fn error_view(&self) -> AnyView {
        let id = format!("{}-error", self.id);
        let error = self.error;
        live(move || error.get().map(|text| view! { <p class="field__error" id=id.clone()>{text}</p> }))
    }
}

/// A field around a control of one's own; the control takes the `id` of the [`Ask`].
#[component]
pub fn Field(
    /// What is asked.
    ask: Ask,
    /// The control, and what stands under it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class=ask.label_class() for=ask.id.clone()>{ask.label.clone()}</label>
            {ask.hint_view()}
            {children()}
            {ask.error_view()}
        </div>
    }
    .into_any()
}

/// What a text field is for; decides the keyboard of a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Any text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Tel,
    /// A web address.
    Url,
    /// A day.
    Date,
    /// A time of day.
    Time,
}

impl TextKind {
    /// The value of the `type` attribute.
    const fn attribute(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Tel => "tel",
            Self::Url => "url",
            Self::Date => "date",
            Self::Time => "time",
        }
    }
}

/// A field of one line.
#[component]
pub fn TextField(
    /// What is asked.
    ask: Ask,
    /// What it says.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text on every change.
    #[prop(into)]
    on_input: Callback<String>,
    /// What it is for.
    #[prop(optional)]
    kind: TextKind,
    /// BCP 47 tag of what is written.
    #[prop(optional, into)]
    lang: Option<String>,
) -> impl IntoView {
    let control = view! {
        <input
            class="field__control"
            id=ask.id.clone()
            type=kind.attribute()
            lang=lang
            autocomplete="off"
            aria-describedby=ask.described_by()
            aria-invalid=ask.invalid()
            prop:value=move || value.get()
            on:input=move |event| on_input.run(event_target_value(&event))
        />
    }
    .into_any();
    view! { <Field ask=ask>{control}</Field> }.into_any()
}

/// A field of several lines that grows with the text.
#[component]
pub fn TextArea(
    /// What is asked.
    ask: Ask,
    /// What it says.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text on every change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Lines at least; 1 is one line that wraps and takes no line breaks.
    #[prop(default = 3)]
    rows: u8,
    /// BCP 47 tag of what is written.
    #[prop(optional, into)]
    lang: Option<String>,
    /// Shows the label only to assistive technology: for a note under its own heading.
    #[prop(optional)]
    label_unseen: bool,
    /// What stands under it: save state, length.
    #[prop(optional, into)]
    foot: Option<ViewFnOnce>,
) -> impl IntoView {
    let one_line = rows <= 1;
    let label_class = if label_unseen { "sr" } else { ask.label_class() };
    view! {
        <div class="field">
            <label class=label_class for=ask.id.clone()>{ask.label.clone()}</label>
            {ask.hint_view()}
            <textarea
                class="field__control field__control--area"
                class:field__control--line=one_line
                id=ask.id.clone()
                dir="auto"
                lang=lang
                aria-describedby=ask.described_by()
                aria-invalid=ask.invalid()
                rows=move || value.with(|text| lines_needed(text, rows))
                prop:value=move || value.get()
                on:keydown=move |event| {
                    if one_line && event.key() == "Enter" {
                        event.prevent_default();
                    }
                }
                on:input=move |event| {
                    let text = event_target_value(&event);
                    on_input.run(if one_line { text.replace(['\n', '\r'], " ") } else { text });
                }
            ></textarea>
            {ask.error_view()}
            {foot.map(|foot| view! { <div class="field__foot">{foot.run()}</div> })}
        </div>
    }
    .into_any()
}

/// Lines to give a text where the browser cannot size the field by its content; at most 30.
fn lines_needed(text: &str, at_least: u8) -> String {
    let lines: usize = text.split('\n').map(|line| line.chars().count() / 60 + 1).sum();
    lines.clamp(usize::from(at_least.max(1)), 30).to_string()
}

#[cfg(test)]
mod tests {
    use super::lines_needed;

    #[test]
    fn a_field_grows_with_its_text_up_to_thirty_lines() {
        assert_eq!(lines_needed("", 3), "3");
        assert_eq!(lines_needed("a\nb\nc\nd", 3), "4");
        assert_eq!(lines_needed(&"a\n".repeat(99), 3), "30");
    }
}
