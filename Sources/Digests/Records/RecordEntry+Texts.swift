import Papers

/// What a record says in words: its title, its authors, its abstract, where it was published.
extension RecordEntry {
  /// One name may be written family name first, where a list of two would have a given name more.
  func putAuthors(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    let parts = text.split(separator: ASCII.comma, maxSplits: 2)
    let words = parts.map { $0.split(whereSeparator: ASCII.isWhite).count }
    if words.count == 2, words[0] == 1, words[1] <= 2, !text.contains(UInt8(ascii: ";")) {
      PersonName.add(text, to: &builder)
    } else {
      builder.add(names: text)
    }
  }

  /// The next title takes the place of the one that there is.
  mutating func forgetTitle() { hasTitle = false }

  mutating func putTitle(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    guard !hasTitle else { return }
    RecordText.plain(text) { plain in
      let announced = AnnouncedTitle(plain)
      builder.set(.title, announced.title)
      if let reference = announced.reference { self.reference.take(reference, .address) }
      if let category = announced.category { builder.add(category, to: .categories) }
    }
    hasTitle = !builder.draft.record.title.isEmpty
  }

  mutating func putAbstract(
    _ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder
  ) {
    if isDescription {
      if builder.draft.record.summary.isEmpty {
        builder.draft.record.summary = builder.draft.record.abstract
      }
      isDescription = false
    } else if !builder.draft.record.abstract.isEmpty {
      return
    }
    RecordText.plain(text) { builder.setAnnounced($0) }
  }

  mutating func putDescription(
    _ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder
  ) {
    if builder.draft.record.abstract.isEmpty {
      RecordText.plain(text) { builder.setAnnounced($0) }
      isDescription = true
    } else if builder.draft.record.summary.isEmpty {
      RecordText.plain(text) { builder.set(.summary, $0) }
    }
  }

  mutating func putName(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    if RecordEntry.isAddress(text) { return putLink(text, isPDF: false, &builder) }
    guard !hasTitle, !hasName else { return }
    hasName = true
    builder.set(.title, text)
  }

  /// arXiv is no journal, but the number after it may be the paper's.
  mutating func putPublication(
    _ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder
  ) {
    reference.take(mentionedIn: text)
    if RecordEntry.isArxiv(text) { return }
    if builder.draft.record.journal.isEmpty { RecordText.plain(text) { builder.set(.journal, $0) } }
  }

  mutating func putVenue(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    reference.take(mentionedIn: text)
    if RecordEntry.isArxiv(text) { return }
    if builder.draft.record.venue.isEmpty { RecordText.plain(text) { builder.set(.venue, $0) } }
  }

  /// `arXiv`, `CoRR`, `ArXiv preprint …`, `arXiv e-prints`, `arXiv.org`.
  private static func isArxiv(_ text: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(text)
    if scanner.says("corr", 0..<text.count) { return true }
    return text.count >= 5 && scanner.says("arxiv", 0..<5)
  }

  mutating func putCode(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    guard let start = ByteScanner(text).find("http", in: 0..<text.count) else { return }
    for word in text[start...].split(whereSeparator: { ASCII.isWhite($0) || $0 == ASCII.comma }) {
      builder.add(UnsafeRawBufferPointer(rebasing: word), to: .code)
    }
  }

  func putWords(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    RecordText.categories(text) { builder.add($0, to: .categories) }
  }
}
