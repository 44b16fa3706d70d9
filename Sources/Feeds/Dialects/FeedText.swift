import Digests

/// Texts of feeds, which are HTML: names in links, an abstract after a line with the authors.
enum FeedText {
  /// Lends names without mark-up, and without the address of a mail: `ann@example.org (Ann Smith)`.
  static func names(_ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
    RecordText.plain(text) { plain in
      guard let at = plain.firstIndex(of: UInt8(ascii: "@")),
        let open = plain[at...].firstIndex(of: UInt8(ascii: "(")),
        let close = plain.lastIndex(of: UInt8(ascii: ")")), open < close
      else { return body(plain) }
      body(UnsafeRawBufferPointer(rebasing: plain[(open + 1)..<close]))
    }
  }

  /// Takes the description of an item: the abstract, perhaps after `Authors: …`.
  static func put(
    _ text: UnsafeRawBufferPointer, into record: inout RecordEntry, _ builder: inout DigestBuilder
  ) {
    var taken = record
    RecordText.plain(text) { plain in
      let plain = UnsafeRawBufferPointer(rebasing: plain.drop { $0 <= 0x20 })
      var rest = plain
      for label in ["Authors:", "Author(s):"] where plain.starts(with: label.utf8) {
        // Up to the end of the paragraph.
        let end = paragraphEnd(plain)
        taken.put(
          .authors, UnsafeRawBufferPointer(rebasing: plain[label.utf8.count..<end]), into: &builder)
        rest = UnsafeRawBufferPointer(rebasing: plain[end...])
      }
      taken.put(.description, rest, into: &builder)
    }
    record = taken
  }

  private static func paragraphEnd(_ text: UnsafeRawBufferPointer) -> Int {
    var offset = 0
    while offset < text.count {
      if text[offset] == 0x0A { return offset }
      offset += 1
    }
    return text.count
  }
}
