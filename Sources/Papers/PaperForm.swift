/// The forms in which arXiv has a whole paper.
public enum PaperForm: String, CaseIterable, Sendable {
  case pdf, html

  /// The name in sentences.
  public var name: String { rawValue.uppercased() }
}
