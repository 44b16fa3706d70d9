import Catalog
import Papers

extension State {
  mutating func open(_ link: Link) -> [Effect] {
    guard let paper else {
      talk.message = .noPaper
      return []
    }
    switch link {
    case .abstract: return open(paper, at: paper.abstractAddress, orSay: .noPage)
    case .pdf:
      return open(
        paper, at: paper.pdfAddress,
        orSay: paper.abstractAddress == nil ? .noPage : .noPDF(page: key(for: "open-abstract")))
    case .code:
      guard let address = paper.codeAddresses.first else {
        talk.message = .noCode
        return []
      }
      return [.open(address)]
    }
  }

  private mutating func open(
    _ paper: Paper, at address: String?, orSay missing: Message
  ) -> [Effect] {
    guard let address else {
      talk.message = missing
      return []
    }
    return readByOpening(paper) + [.open(address)]
  }

  mutating func editNote() -> [Effect] {
    guard let paper else {
      talk.message = .noPaper
      return []
    }
    talk.message = .findingNote
    return talk.wait(for: .note(paper.id), [.findNote(paper.id)])
  }

  /// Opens the editor, unless the reader has gone on to something else meanwhile.
  mutating func noteFound(_ id: PaperID, _ text: String, _ heads: [MarkEvent.ID]) -> [Effect] {
    guard talk.takes(.note(id)) else { return [] }
    return [.editNote(id, text, heads: heads)]
  }

  mutating func copy(_ excerpt: Excerpt) -> [Effect] {
    guard let paper else {
      talk.message = .noPaper
      return []
    }
    switch excerpt {
    case .address:
      guard let address = paper.abstractAddress else {
        talk.message = .noPage
        return []
      }
      return [.copy(address, name: "the address")]
    case .id: return [.copy("\(paper.reference)", name: "the id")]
    case .title: return [.copy(paper.title.string, name: "the title")]
    case .markdown: return [.copy(paper.markdownLink, name: "the Markdown link")]
    }
  }

  /// Marks a paper that is opened as read, if the settings ask for that.
  private mutating func readByOpening(_ paper: Paper) -> [Effect] {
    guard options.readsByOpening, triage.round == nil, !marks[paper.id].isRead else { return [] }
    return change([MarkChange(paper.id, .read, to: "1")])
  }

  mutating func reload() -> [Effect] {
    talk.message = .reloading
    return [.reload]
  }
}
