public import Papers

extension MarkChange {
  /// Puts a label on those papers that lack it, in whatever spelling: labels that differ by case or
  /// accents alone are one.
  ///
  /// - Parameter papers: with the marks that they have.
  public static func labelling(
    _ papers: [(id: PaperID, marks: PaperMarks)], _ name: String
  ) -> [MarkChange] {
    guard let name = tidied(name) else { return [] }
    return papers.filter { $0.marks.label(like: name) == nil }
      .map { MarkChange($0.id, .label(name), to: "1") }
  }

  /// Takes a label off those papers that have it, in whatever spelling.
  public static func unlabelling(
    _ papers: [(id: PaperID, marks: PaperMarks)], _ name: String
  ) -> [MarkChange] {
    guard let name = tidied(name) else { return [] }
    return papers.compactMap { id, marks in
      marks.label(like: name).map { MarkChange(id, .label($0), from: "1", to: nil) }
    }
  }

  /// A label with single blanks, and without the quotation marks that the filter has around it; nil when
  /// nothing is left.
  private static func tidied(_ name: String) -> String? {
    let name = name.filter { $0 != "\"" }.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    return name.isEmpty ? nil : name
  }
}
