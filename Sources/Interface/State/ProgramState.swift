import Papers

/// The programs that were run, as far as they leave something behind.
struct ProgramState {
  /// What one has printed last.
  private(set) var output: Output?
  /// The papers that were marked here since the start, in that order.
  private(set) var marked: [PaperID] = []
  private var known: Set<PaperID> = []

  struct Output: Hashable {
    let name: String
    let end: ProgramEnd
  }

  mutating func keep(_ end: ProgramEnd, of name: String) {
    if !end.lines.isEmpty || !end.errors.isEmpty { output = Output(name: name, end: end) }
  }

  mutating func note(marked papers: [PaperID]) {
    for id in papers where known.insert(id).inserted { marked.append(id) }
  }
}
