import Catalog
import Papers
import Programs

extension State {
  mutating func openPage() -> [Effect] {
    open(at: \.abstractAddress) { _, _ in .noPage }
  }

  /// The PDF where it is: as a file if there is one, else on the web.
  mutating func openPDF() -> [Effect] {
    if let reference = paper?.reference, holdings.has(reference, as: .pdf) {
      return show(reference, as: .pdf)
    }
    return open(at: \.pdfAddress) { state, paper in
      paper.abstractAddress == nil ? .noPage : .noPDF(page: state.key(for: "open-abstract"))
    }
  }

  mutating func openCode() -> [Effect] {
    guard let paper = somePaper() else { return [] }
    guard let address = paper.codeAddresses.first else {
      talk.message = .noCode
      return []
    }
    return opening(address)
  }

  /// Opens an address of the paper at hand, and tells who wants to know.
  mutating func opening(_ address: String) -> [Effect] {
    [.open(address)] + hook(.open, paper.map { [$0.id] } ?? [])
  }

  /// The paper that a command is about; that there is none is said.
  mutating func somePaper() -> Paper? {
    let paper = paper
    if paper == nil { talk.message = .noPaper }
    return paper
  }

  /// Opens an address of the paper, which is read by that if the settings say so.
  private mutating func open(
    at address: (Paper) -> String?, orSay missing: (State, Paper) -> Message
  ) -> [Effect] {
    guard let paper = somePaper() else { return [] }
    guard let address = address(paper) else {
      talk.message = missing(self, paper)
      return []
    }
    return readByOpening(paper) + opening(address)
  }

  mutating func editNote() -> [Effect] {
    guard let paper = somePaper() else { return [] }
    talk.message = .findingNote
    return [jobs.begin(.ask(.note(paper.id)))]
  }

  /// Copies something of the paper; `name` is what messages call it.
  mutating func copy(
    _ name: String, orSay missing: Message = .noPaper, _ text: (Paper) -> String?
  ) -> [Effect] {
    guard let paper = somePaper() else { return [] }
    guard let text = text(paper) else {
      talk.message = missing
      return []
    }
    return [.copy(text, name: name)]
  }

  /// Marks a paper that is opened as read, if the settings ask for that.
  mutating func readByOpening(_ paper: Paper) -> [Effect] {
    guard options.readsByOpening, triage.round == nil, !marks[paper.id].isRead else { return [] }
    return change([MarkChange(paper.id, .read, to: "1")])
  }
}
