import Catalog
import Papers

/// The files of an exchange that one machine writes. Quires that know papers with arXiv ids only read
/// `<machine>.jsonl`, and pass over everything else; what they cannot read must not stand there. So an event
/// about other papers, or a join, stands in `<machine>.quire`; one about papers of both kinds stands there
/// whole, and what it did to arXiv papers stands, marked as a part, in the file of all.
enum SyncPart: CaseIterable {
  /// Every event that has to do with papers without arXiv ids. It is read first, for what stands there whole
  /// need not be taken in part.
  case whole
  /// What was done to papers with arXiv ids.
  case arxiv

  var suffix: String { self == .arxiv ? ".jsonl" : ".quire" }

  /// What a file is by its name: whose, and which part; nil for other files.
  static func read(_ name: [UInt8]) -> (machine: String, part: SyncPart)? {
    if name.first == 0x2E { return nil }
    for part in allCases where name.suffix(part.suffix.utf8.count).elementsEqual(part.suffix.utf8) {
      return (String(decoding: name.dropLast(part.suffix.utf8.count), as: UTF8.self), part)
    }
    return nil
  }

  /// The line of an event in such a file; nil when it does not stand there.
  ///
  /// - Parameter line: as it is kept.
  func line(of event: MarkEvent, _ line: [UInt8]) -> [UInt8]? {
    switch self {
    case .whole: event.isArxiv ? nil : line
    case .arxiv: event.isArxiv ? line : event.isMixed ? EventLine.line(event.arxivPart) : nil
    }
  }
}

extension MarkEvent {
  /// Quires that know arXiv ids only can read it.
  var isArxiv: Bool { changes.allSatisfy(\.paper.isArxiv) }

  /// It is about papers with and without arXiv ids.
  var isMixed: Bool { !isArxiv && changes.contains(where: \.paper.isArxiv) }

  /// What it did to papers with arXiv ids.
  var arxivPart: MarkEvent {
    MarkEvent(
      id: id, kind: kind, changes: changes.filter(\.paper.isArxiv), time: time, isPart: true)
  }
}
