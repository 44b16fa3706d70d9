import Papers

/// An entry while it is put together: `DigestBuilder.beginEntry` to `endEntry`.
struct EntryDraft {
  var record = EntryRecord(id: PaperID(rawValue: 0))
  /// What the entry is about; without it, it is left out.
  var reference: ArxivReference?
  /// The beginnings of lists that something else came after, in the order in which they were written.
  var pieces: [(list: EntryList, span: TextSpan)] = []
  /// There was something where the address belongs, whether or not an id was in it.
  var hasAddress = false
  /// What looks like an arXiv id there but cannot be one.
  var impossibleID: [UInt8]?
  /// Without an arXiv id it is a paper all the same.
  var isPaperAnyway = false
  var hasBadDate = false
  /// No tag comes twice.
  var hasDistinctTags = false
  var isCut = false
  var hasInvalid = false
  var hasControl = false
  var hasWindows1252 = false
  /// What the builder had when the entry began.
  var usedBefore = 0
  var keywordsBefore = 0

  /// The same entry where its text stands `bytes` before where it stood, and its keywords `keywords`.
  mutating func moveBack(by bytes: Int, keywords: Int) {
    for field in EntryDraft.spans {
      record[keyPath: field] = record[keyPath: field].moved(back: bytes)
    }
    for index in pieces.indices { pieces[index].span = pieces[index].span.moved(back: bytes) }
    if record.emphasisCount > 0 { record.emphasisStart -= UInt32(keywords) }
    usedBefore = max(0, usedBefore - bytes)
    keywordsBefore = max(0, keywordsBefore - keywords)
  }

  private static var spans: [WritableKeyPath<EntryRecord, TextSpan>] {
    [
      \.title, \.authors, \.tags, \.categories, \.summary, \.abstract, \.comment, \.journal,
      \.venue, \.address,
      \.doi, \.code, \.extras,
    ]
  }

  mutating func note(_ outcome: TextCleaner.Outcome) {
    hasInvalid = hasInvalid || outcome.hasInvalid
    hasControl = hasControl || outcome.hasControl
    hasWindows1252 = hasWindows1252 || outcome.hasWindows1252
  }
}

/// A field of an entry with one text.
package enum EntryField: Sendable {
  case title, abstract, summary, comment, journal, venue, address, doi
}

/// A field of an entry with any number of texts.
package enum EntryList: CaseIterable, Sendable {
  case authors, tags, categories, code, extras
}

extension TextSpan {
  /// The same text in an arena that has so many bytes less before it.
  func moved(back bytes: Int) -> TextSpan {
    isEmpty ? .empty : TextSpan(offset: offset - UInt32(bytes), length: length)
  }
}
