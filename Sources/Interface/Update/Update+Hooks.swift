import Catalog
import Papers
import Programs

/// Programs that are told of what the reader does: once for each act, with its papers. What is undone, and what
/// other programs do, is no act of the reader.
extension State {
  /// Has a program told, if there is one for this.
  mutating func hook(_ hook: Hook, _ papers: [PaperID]) -> [Effect] {
    guard options.hooks.contains(hook), !papers.isEmpty || hook == .leave else { return [] }
    return [
      jobs.begin(
        .tell(HookRun(hook: hook, papers: papers, library: results.library, marks: marks.all)))
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
