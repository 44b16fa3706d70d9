extension Transfer.Answer {
  /// Takes a line of a head. A status line begins another head: only the last one counts.
  mutating func takeHead(_ line: String) {
    if line.hasPrefix("HTTP/") {
      headers = [:]
      status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = line[..<colon].lowercased()
    var value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    while value.last?.isWhitespace == true { value.removeLast() }
    headers[name] = String(value)
  }

  /// How many bytes the body has as it is unpacked; nil when the server does not say.
  var length: Int? {
    headers["content-encoding"] == nil ? headers["content-length"].flatMap { Int($0) } : nil
  }
}
