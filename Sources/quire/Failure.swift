/// An end with something to say and an exit code.
struct Failure: Error {
  let code: Int32
  var lines: [String] = []
  /// What is shown below them as it stands.
  var notes: [String] = []

  /// Nothing matched.
  static let nothing = Failure(code: 1)
}
