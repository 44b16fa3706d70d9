import Catalog
import Papers
import Programs

/// Programs that are told of what the reader does: once for each act, with its papers. What is undone, and what
/// other programs do, is no act of the reader.
extension State {
  /// Has a program told, if there is one for this.
  ///
  /// - Parameter library: what has the papers; nil for what the list has.
  mutating func hook(
    _ hook: Hook, _ papers: [PaperID], in library: Library? = nil
  ) -> [Effect] {
    guard options.hooks.contains(hook), !papers.isEmpty || hook == .leave else { return [] }
    let library = library ?? results.library
    return [
      jobs.begin(.tell(HookRun(hook: hook, papers: papers, library: library, marks: marks.all)))
    ]
  }

  /// Marks that were made here are kept.
  mutating func tell(of event: MarkEvent) -> [Effect] {
    // That one was passed over while what is new was gone through is no mark.
    programs.note(marked: event.changes.filter { $0.field != .triaged }.map(\.paper))
    var seen: Set<PaperID> = []
    let starred = event.changes.filter { $0.field == .star && $0.to != nil }.map(\.paper)
    return hook(.star, starred.filter { seen.insert($0).inserted })
  }
}
