/// What the program calls itself, also to arXiv.
enum Version {
  static let text = "0.1.0"
  /// The day of this version, for the pages of the manual.
  static let day = "2026-11-27"
}
