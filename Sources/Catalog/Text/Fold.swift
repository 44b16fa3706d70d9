/// How text is made comparable: which differences do not count.
///
/// The searched text of every field is folded: small letters, no accents, compatibility letters
/// replaced by plain ones (`ℝ` by `r`, `²` by `2`, `ﬁ` by `fi`), typographic dashes and quotation
/// marks by ASCII ones, invisible characters dropped. A term with a capital letter keeps case, a
/// term with an accent keeps accents; for such a term a row that the folded text admits is checked
/// once more with the finer fold.
public struct Fold: Hashable, Sendable {
  /// Upper and lower case are different.
  public let keepsCase: Bool
  /// Letters with and without accents are different.
  public let keepsAccents: Bool

  public init(keepsCase: Bool = false, keepsAccents: Bool = false) {
    self.keepsCase = keepsCase
    self.keepsAccents = keepsAccents
  }

  /// The fold of the searched text: neither case nor accents count.
  public static let full = Fold()

  /// The folded bytes of a text.
  func bytes(of text: some StringProtocol) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return result
  }

  /// Appends the folded form of one character.
  func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar.value < 0x80 {
      // The end of a paragraph reads as a blank; a line feed in folded text separates fields.
      append(lowered: scalar.value == 0x0A ? " " : scalar, to: &bytes)
    } else if let parts = FoldTable.shared.parts(of: scalar) {
      for part in parts { append(part: part, to: &bytes) }
    } else {
      append(part: scalar, to: &bytes)
    }
  }

  private func append(part scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar.value < 0x80 {
      append(lowered: scalar, to: &bytes)
    } else if FoldTable.isMark(scalar) {
      if keepsAccents { append(lowered: scalar, to: &bytes) }
    } else if let plain = FoldTable.signs[scalar] {
      bytes.append(contentsOf: plain.utf8)
    } else if !keepsAccents, let plain = FoldTable.letters[scalar] {
      for part in plain.unicodeScalars { append(lowered: part, to: &bytes) }
    } else {
      append(lowered: scalar, to: &bytes)
    }
  }

  private func append(lowered scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar.value < 0x80 {
      let isUpper = scalar.value >= 0x41 && scalar.value <= 0x5A
      bytes.append(UInt8(scalar.value) | (isUpper && !keepsCase ? 0x20 : 0))
    } else if keepsCase {
      bytes.append(contentsOf: UTF8.encode(scalar)!)
    } else {
      bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }
}

extension Fold {
  /// The nearest ASCII character, for terminals that show no others; a question mark when there is
  /// none.
  public static func plainForm(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    var bytes: [UInt8] = []
    Fold(keepsCase: true).append(scalar, to: &bytes)
    return bytes.first.flatMap { $0 < 0x80 ? Unicode.Scalar($0) : nil } ?? "?"
  }
}
