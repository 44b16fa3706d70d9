/// What tells a paper without an arXiv id from all others, on every machine and in every file: its DOI, else
/// its address, else its title and first author. The text is what the id is made of, and what is kept
/// beside it, so that two keys with one hash are noticed.
///
/// The rules are frozen: marks are kept under the ids that they give. `PaperKeyTests` holds what they must
/// always give.
///
/// 1. **DOI**: `doi:` and the DOI, percent-decoded, in lower case, without `https://doi.org/` or `doi:` before
///    it and without punctuation after it (`PaperKey+DOI.swift`).
/// 2. **Address**: host in lower case and path, without scheme, `www.`, fragment, last slash, `utm_*` and the
///    like. An address that holds a DOI gives the DOI; where a known host has several addresses for one
///    paper, they give one key (`PaperKey+Address.swift`, `PaperHosts.swift`).
/// 3. **Title**: `title:`, the folded title, `/`, the folded family name of the first author
///    (`TitleFolding.swift`).
///
/// The id is `x/` and the first eight bytes of the SHA-256 of the text, the top bit set, as 13 digits of base
/// 32. SHA-256, because texts from files are hostile, because any machine can compute it again
/// (`printf %s doi:10.1000/182 | sha256sum`), and because it mixes as well as anything does: 63 bits are
/// left, so that among 10⁸ papers two share an id with a probability of 0.0005.
public struct PaperKey: Hashable, Sendable {
  /// `doi:10.1000/182`, `openreview.net/forum?id=…`, or `title:` and the folded words.
  public let text: String

  /// A key as it was kept.
  public init(text: String) {
    self.text = text
  }

  init(_ bytes: some Collection<UInt8>) {
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// What a paper is known by, from the surest.
  public enum Kind: Comparable, Sendable { case doi, address, title }

  public var kind: Kind {
    text.hasPrefix("doi:") ? .doi : text.hasPrefix("title:") ? .title : .address
  }

  /// The id of the paper that has this key.
  public var id: PaperID {
    PaperID(rawValue: SHA256.firstWord(of: text) | PaperID.outsideStyle)
  }
}

extension EntryRecord {
  /// The texts of the record that keys are made of, in its digest's arena.
  private func withBytes<Result>(
    _ span: TextSpan, in arena: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    body(arena.text(span))
  }

  /// The key of the record's DOI; nil when it has none, or one of arXiv.
  package func doiKey(in arena: UnsafeRawBufferPointer) -> PaperKey? {
    doi.isEmpty ? nil : withBytes(doi, in: arena) { PaperKey(doi: $0) }
  }

  /// The key of the record's own address; nil when it has none.
  package func addressKey(in arena: UnsafeRawBufferPointer) -> PaperKey? {
    address.isEmpty ? nil : withBytes(address, in: arena) { PaperKey(address: $0) }
  }

  /// The key of the record's title and first author.
  package func titleKey(in arena: UnsafeRawBufferPointer) -> PaperKey {
    withBytes(title, in: arena) { title in
      withBytes(authors, in: arena) { PaperKey(title: title, authors: $0) }
    }
  }
}

extension Entry {
  /// The key of the entry's DOI; nil when it has none, or one of arXiv. Computed anew each time.
  public var doiKey: PaperKey? { digest.arena.withUnsafeBytes { record.doiKey(in: $0) } }

  /// The key of the entry's own address, a DOI where the address holds one; nil when it has none. Computed
  /// anew each time.
  public var addressKey: PaperKey? { digest.arena.withUnsafeBytes { record.addressKey(in: $0) } }

  /// The key of the entry's title and first author. Computed anew each time.
  public var titleKey: PaperKey { digest.arena.withUnsafeBytes { record.titleKey(in: $0) } }

  /// The key that the entry's id was made of; nil for a paper with an arXiv id. Computed anew each time.
  public var key: PaperKey? { record.id.isArxiv ? nil : doiKey ?? addressKey ?? titleKey }
}

extension PaperID {
  /// The digits of base 32, without letters that look like others.
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The hash as 13 digits.
  var outsideDigits: String {
    var rest = rawValue
    var result = [UInt8](repeating: 0, count: 13)
    for place in result.indices.reversed() {
      result[place] = PaperID.digits[Int(rest & 31)]
      rest >>= 5
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The ids whose digits begin with `text`, small letters after `x/`; nil when no id does.
  package static func outsideRange(startingWith text: some StringProtocol) -> ClosedRange<PaperID>?
  {
    guard text.utf8.count <= 13 else { return nil }
    var (low, high): (UInt64, UInt64) = (0, 0)
    for (index, digit) in text.utf8.enumerated() {
      guard let number = PaperID.digits.firstIndex(of: digit), index > 0 || 8..<16 ~= number else {
        return nil
      }
      low = low << 5 | UInt64(number)
    }
    high = low
    for index in text.utf8.count..<13 {
      low = low << 5 | (index == 0 ? 8 : 0)
      high = high << 5 | (index == 0 ? 15 : 31)
    }
    return PaperID(rawValue: low)...PaperID(rawValue: high)
  }

  /// Reads the 13 digits after `x/`.
  init?(outside text: Substring) {
    guard text.utf8.count == 13, let range = PaperID.outsideRange(startingWith: text) else {
      return nil
    }
    self = range.lowerBound
  }
}
