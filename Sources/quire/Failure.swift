/// An end with something to say and an exit code.
struct Failure: Error {
  let code: Int32
  var lines: [String] = []

  /// Nothing matched.
  static let nothing = Failure(code: 1)
}
