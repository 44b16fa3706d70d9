/// An entry while it is put together: `DigestBuilder.beginEntry` to `endEntry`.
struct EntryDraft {
  var record = EntryRecord(id: PaperID(rawValue: 0))
  /// What the entry is about; without it, it is left out.
  var reference: ArxivReference?
  /// There was something where the address belongs, whether or not an id was in it.
  var hasAddress = false
  var hasBadDate = false
  var isCut = false
  var hasInvalid = false
  var hasControl = false
  /// What the builder had when the entry began.
  var usedBefore = 0
  var keywordsBefore = 0

  mutating func note(_ outcome: TextCleaner.Outcome) {
    hasInvalid = hasInvalid || outcome.hasInvalid
    hasControl = hasControl || outcome.hasControl
  }
}

/// A field of an entry with one text.
package enum EntryField: Sendable {
  case title, abstract, summary, comment, journal, doi
}

/// A field of an entry with any number of texts.
package enum EntryList: Sendable {
  case authors, tags, categories, code, extras
}
