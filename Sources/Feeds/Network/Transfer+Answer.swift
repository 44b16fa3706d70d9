extension Transfer.Answer {
  /// Takes a line of a head. A status line begins another head: only the last one counts.
  mutating func takeHead(_ line: String) {
    if line.hasPrefix("HTTP/") { headers = [:] }
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = line[..<colon].lowercased()
    var value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    while value.last?.isWhitespace == true { value.removeLast() }
    headers[name] = String(value)
  }
}
