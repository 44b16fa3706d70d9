import Canvas
import Catalog

/// A step of the tutor: what it tells, and how it is known that the reader has done it. Commands are watched and not
/// keys, so that it goes with any keys.
struct LessonStep: Sendable {
  let title: String
  /// What is told. `{star}` stands for the key of a command, `{facets/include-facet}` for that in a pane.
  let text: String
  /// Whether it is done; asked when the reader has done something.
  let isDone: @Sendable (State) -> Bool

  private init(_ title: String, _ text: String, _ isDone: @escaping @Sendable (State) -> Bool) {
    (self.title, self.text, self.isDone) = (title, text, isDone)
  }

  private static func ran(_ names: String...) -> @Sendable (State) -> Bool {
    { state in names.contains { state.lesson?.ran.contains($0) == true } }
  }

  static let all = [
    LessonStep(
      "moving",
      "This is a sample of papers; nothing that you do here is kept. {down} goes down, {up} goes up, {last} to the end, {first} back. Go to the third paper."
    ) { $0.screen.list.cursor >= 2 },
    LessonStep(
      "reading",
      "The abstract follows the cursor. {reader} goes into it: there {down} scrolls. {back} closes what was opened last. Go into the abstract and come back."
    ) { $0.lesson?.seen.contains(.reader) == true && $0.screen.focus == .list },
    LessonStep(
      "a filter",
      "{filter} and letters narrow the list at every key. Type attention and press {prompt/accept} to keep it; {prompt/cancel} would bring back what was before."
    ) { $0.prompt.mode == .browsing && !$0.results.filter.text.isEmpty },
    LessonStep(
      "a field",
      "Fields ask more precisely: press {filter}, write author:dao, or date:2017.., and keep it. A ? at its beginning shows all that can be asked; {prompt/complete} completes."
    ) { state in
      state.prompt.mode == .browsing && state.results.query.tokens.contains { $0.field != nil }
    },
    LessonStep(
      "all papers",
      "{cancel} leaves what is open, and in the list drops the filter. Have all papers again."
    ) { $0.prompt.mode == .browsing && !$0.results.isNarrowed },
    LessonStep(
      "a tag",
      "{facets} goes to what papers have in common, tags among it, with a number each. Go to one with {down} and press {facets/include-facet}: only papers with it are left."
    ) { state in
      !state.results.query.facetTerms(in: state.results.library, state.marks.rows).isEmpty
    },
    LessonStep(
      "letting go",
      "What you chose is a word of the filter, in the first row. {clear-facets} takes it out, {back} goes back to the list. Do both."
    ) { !$0.results.isNarrowed && $0.screen.focus == .list && $0.prompt.mode == .browsing },
    LessonStep(
      "a star", "{star} stars the paper under the cursor; again takes the star away.", ran("star")),
    LessonStep(
      "read",
      "{read} marks the paper read: it is dimmer then. Nothing is marked by passing over it.",
      ran("read")),
    LessonStep(
      "a note",
      "{note} opens your editor for a note on the paper: write something, save it and leave the editor. Without an editor, {next-step} goes on.",
      ran("note")),
    LessonStep(
      "undo", "{undo} undoes what you did last, step by step, tomorrow too. {redo} does it again.",
      ran("undo")),
    LessonStep(
      "opening",
      "{open-abstract} opens the paper's page in your browser, {open-pdf} its PDF. Where there is no browser, the address is shown.",
      ran("open-abstract", "open-pdf")),
    LessonStep(
      "citing",
      "{copy-bibtex} copies the paper, or all that are selected with {select}, as BibTeX; {export} writes it to a file. Copy one.",
      { state in
        Command.citations.contains { state.lesson?.ran.contains($0.name) == true }
      }),
    LessonStep(
      "views",
      "A saved view is a filter with a name. {views} goes to them; {views/view} takes the one under the cursor. Take the unread ones.",
      { state in state.lesson?.ran.contains { $0.hasPrefix("view") && $0 != "views" } == true }),
    LessonStep(
      "what is new",
      "{triage} goes through what is new, a paper at a time: {triage/star} stars, {triage/read} has read it, {triage/queue} reads it later, {triage/triage-skip} goes on. Decide on two, then leave with {back}.",
      { $0.lesson?.ran.contains("triage") == true && $0.triage.round == nil }),
    LessonStep(
      "help",
      "{help} shows all keys; type to search them, {help/accept} runs one, {help/cancel} closes. The last row always tells the most useful keys. Look, and close it.",
      { $0.lesson?.ran.contains("help") == true && $0.prompt.mode != .helping }),
    LessonStep(
      "the end",
      "That is all you need. {quit} leaves. Then: quire FOLDER opens your digests, quire fetch gets new ones from arXiv, quire help tells the rest, and quire help query all about filters.",
      { _ in false }),
  ]
}

extension State {
  /// The text of a step as words, each of which may be a key of the reader's.
  func words(of step: LessonStep) -> [Piece] {
    step.text.split(separator: " ").map { word in
      guard word.first == "{", let end = word.firstIndex(of: "}") else {
        return Piece(text: String(word), role: .message)
      }
      let parts = word[word.index(after: word.startIndex)..<end].split(separator: "/")
      let command = String(parts[parts.count - 1])
      let context = parts.count > 1 ? Context(rawValue: String(parts[0])) : nil
      let key = context.flatMap { keyIndex.name(for: command, in: $0) } ?? lessonKey(for: command)
      return Piece(text: key + word[word.index(after: end)...], role: .key)
    }
  }

  /// The key of a command as the list has it, whatever is open.
  func lessonKey(for command: String) -> String {
    keyIndex.name(for: command, in: .list) ?? keyIndex.name(for: command, in: .global)
      ?? ":" + command
  }
}
