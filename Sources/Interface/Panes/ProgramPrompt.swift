import Canvas
import Catalog
import Programs

/// The last row while the command line of a program is typed: `!zotero-add -- {id}`, and behind it what can stand
/// in it.
enum ProgramPrompt {
  static func draw(
    _ state: State, _ about: UserCommand.About, in rect: Rect, on surface: inout Surface
  ) {
    let glyphs = state.options.glyphs
    let sign = about == .paper ? "!" : "|"
    surface.put(sign, at: Point(column: rect.column, row: rect.row), role: .prompt, within: rect)
    let (hint, isWarning) = hint(state, about)
    // The line comes first; what can be typed is said as far as there is room, at least in a third.
    let typed = surface.width.columns(of: state.prompt.programLine.text) + 4
    let room = max(rect.columns / 3, rect.columns - typed)
    let needed = min(surface.width.columns(of: hint) + 3, room)
    let end = PromptLine.draw(
      state.prompt.programLine, isOpen: true, in: rect.inset(left: 1, right: needed), on: &surface,
      glyphs)
    surface.put(
      [Piece(text: hint, role: isWarning ? .warning : .dim)],
      in: rect.inset(left: end + 2 - rect.column, right: 1), ellipsis: glyphs.ellipsis)
  }

  /// What is wrong with the line, the commands that it may become, else what can stand in it.
  private static func hint(
    _ state: State, _ about: UserCommand.About
  ) -> (text: String, isWarning: Bool) {
    let text = state.prompt.programLine.text
    do throws(ProgramRefusal) {
      let words = try TypedLine(text).words
      if about == .paper, !words.isEmpty { _ = try ProgramLine(words) }
    } catch {
      return (error.sentence, true)
    }
    let names = state.programNames(startingWith: text)
    let known = names.isEmpty || text.isEmpty ? "" : names.joined(separator: "  ") + "  "
    if about == .paper { return (known + Placeholder.hint, false) }
    let count = state.tickedCount
    let papers = count > 0 ? MarkSentences.count(count, "selected paper") : "this paper"
    return ("\(known)gets \(papers), a line of JSON each", false)
  }
}
