import Papers

/// New papers one by one.
struct Triage {
  /// The papers that are gone through.
  var round: Round?
  /// Those that were, as long as an undo may lead back there.
  var endedRound: Round?
  /// What to say when these changes are kept.
  var closing: (ticket: Ticket, message: Message)?

  /// Which papers, where the reader is, and which are still to be dealt with.
  struct Round: Hashable {
    var papers: [PaperID]
    var index: Int
    var waiting: Set<PaperID>
    let all: Set<PaperID>
    /// They have come since the last visit; otherwise they are the list's.
    let isNew: Bool

    init(_ papers: [PaperID], from index: Int, waiting: Set<PaperID>, isNew: Bool) {
      (self.papers, self.index, self.waiting, self.isNew) = (papers, index, waiting, isNew)
      all = Set(papers)
    }

    var current: PaperID { papers[index] }

    /// The next paper that waits, from the one after the current on; those before it come last.
    var next: Int? {
      papers[(index + 1)...].firstIndex(where: waiting.contains)
        ?? papers[..<index].firstIndex(where: waiting.contains)
    }

    /// Notes that a paper waits, or no longer, if it is one of these.
    mutating func note(_ id: PaperID, waits: Bool) {
      guard all.contains(id) else { return }
      if waits { waiting.insert(id) } else { waiting.remove(id) }
    }
  }

  mutating func note(_ id: PaperID, waits: Bool) {
    round?.note(id, waits: waits)
    endedRound?.note(id, waits: waits)
  }
}
