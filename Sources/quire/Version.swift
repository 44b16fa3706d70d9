/// What the program calls itself, also to arXiv.
enum Version {
  static let text = "0.1.0"
}
