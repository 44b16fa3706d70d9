import Papers

/// Where a paper is published, as far as the digests know.
enum Publication: Hashable, Sendable {
  case none
  case journal(JournalReference)
  /// A conference, or the book of one.
  case conference(String, year: Int?)
  /// A place that is said in words that do not divide.
  case other(String)

  init(of paper: Paper) {
    let journal = paper.journal.readable
    let venue = paper.venue.readable
    if let reference = JournalReference(journal) {
      self = .journal(reference)
    } else if let venue = Publication(venue: venue) {
      self = venue
    } else {
      self = journal.isEmpty ? .none : .other(journal)
    }
  }

  /// `CVPR 2024`; nil for what is no place, such as `Submitted to ICLR`, and for arXiv itself.
  private init?(venue: String) {
    let lowered = venue.lowercased()
    let isOpen = ["arxiv", "corr", "submitted", "under review", "preprint", "in submission"]
    guard !venue.isEmpty, !isOpen.contains(where: lowered.hasPrefix) else { return nil }
    let year = CitedDate.year(in: venue)
    let isJournal = ["journal", "transactions", "letters", "tmlr", "jmlr", "tacl"].contains {
      lowered.contains($0)
    }
    if isJournal {
      let name = venue.split(separator: " ").filter { Int($0) == nil || Int($0) != year }
      self = .journal(JournalReference(journal: name.joined(separator: " "), year: year))
    } else {
      self = .conference(venue, year: year)
    }
  }

  /// The year of the publication, where it is said.
  var year: Int? {
    switch self {
    case .journal(let reference): reference.year
    case .conference(_, let year): year
    case .none, .other: nil
    }
  }

  /// In words: `Phys. Rev. D 76, 013009`, `CVPR 2024`.
  var text: String? {
    switch self {
    case .none: nil
    case .journal(let reference): reference.text
    case .conference(let name, _): name
    case .other(let text): text
    }
  }
}
