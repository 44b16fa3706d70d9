public import Papers

extension MarkChange {
  /// Puts a label on those papers that lack it, in whatever spelling: labels that differ by case or
  /// accents alone are one.
  ///
  /// - Parameter papers: with the marks that they have.
  public static func labelling(
    _ papers: [(id: PaperID, marks: PaperMarks)], _ name: String
  ) -> [MarkChange] {
    guard let name = label(asTyped: name) else { return [] }
    return papers.filter { $0.marks.label(like: name) == nil }
      .map { MarkChange($0.id, .label(name), to: "1") }
  }

  /// Takes a label off those papers that have it, in whatever spelling.
  public static func unlabelling(
    _ papers: [(id: PaperID, marks: PaperMarks)], _ name: String
  ) -> [MarkChange] {
    guard let name = label(asTyped: name) else { return [] }
    return papers.compactMap { id, marks in
      marks.label(like: name).map { MarkChange(id, .label($0), from: "1", to: nil) }
    }
  }

  /// A label with single blanks. Written as the filter writes it, between quotation marks, it is what they hold,
  /// two of them for one; others belong to it. nil when nothing is left.
  public static func label(asTyped name: String) -> String? {
    func words(_ text: some StringProtocol) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let name = words(name)
    let inner = name.dropFirst().dropLast()
    let isQuoted =
      name.count > 1 && name.first == "\"" && name.last == "\""
      && !inner.replacing("\"\"", with: "").contains("\"")
    let label = isQuoted ? words(inner.replacing("\"\"", with: "\"")) : name
    return label.allSatisfy { $0 == "\"" } ? nil : label
  }
}
