/// What is left of an address: no scheme, `www.`, user, usual port, fragment, last slash, and of the query not
/// what only says where a reader came from.
package struct AddressParts {
  /// In lower case, with the port when it is an unusual one.
  package let host: [UInt8]
  /// Without the slash that begins it and those that end it.
  let path: [UInt8]
  /// The parts of the query, `name=value`, in their order.
  let query: [ArraySlice<UInt8>]

  package init?(_ text: ArraySlice<UInt8>) {
    var rest = text.drop(while: ASCII.isWhite)
    rest = PaperKey.withoutPunctuation(rest.prefix { $0 > ASCII.space && $0 != ASCII.delete })
    let lowered = rest.prefix(8).map(ASCII.lower)
    let scheme = ["https://", "http://", "//"].first { lowered.starts(with: $0.utf8) }
    rest = rest.dropFirst(scheme?.utf8.count ?? 0)
    let authority = rest.prefix { !AddressParts.ends.contains($0) }
    guard let host = AddressParts.host(authority) else { return nil }
    self.host = host
    rest = rest[authority.endIndex...].prefix { $0 != ASCII.hash }
    while rest.last == ASCII.slash { rest.removeLast() }
    let path = rest.prefix { $0 != AddressByte.question }
    self.query = rest[path.endIndex...].dropFirst().split(separator: UInt8(ascii: "&")).compactMap {
      let part = $0.starts(with: "amp;".utf8) ? $0.dropFirst(4) : $0
      return part.isEmpty || AddressParts.isTracking(part) ? nil : part
    }
    var trimmed = path.drop { $0 == ASCII.slash }
    // Before a query.
    while trimmed.last == ASCII.slash { trimmed.removeLast() }
    self.path = PercentEncoding.decoded(trimmed) {
      ASCII.isDigit($0) || ASCII.lower($0) &- 0x61 < 26 || ByteSet("-._~()").contains($0)
    }
  }

  /// The address in one.
  var text: [UInt8] {
    var text = host
    if !path.isEmpty { text += [ASCII.slash] + path }
    for (index, part) in query.enumerated() {
      text += [index == 0 ? AddressByte.question : UInt8(ascii: "&")] + part
    }
    return text
  }

  /// The parts of the path.
  var steps: [ArraySlice<UInt8>] { path.split(separator: ASCII.slash) }

  /// The value of a part of the query.
  func value(_ name: StaticString) -> ArraySlice<UInt8>? {
    let count = name.utf8CodeUnitCount
    let name = UnsafeBufferPointer(start: name.utf8Start, count: count)
    return query.first {
      $0.count > count + 1 && $0.starts(with: name) && $0.dropFirst(count).first == 0x3D
    }?
    .dropFirst(count + 1)
  }

  private static let ends = Array("/?#".utf8)

  private static func host(_ authority: ArraySlice<UInt8>) -> [UInt8]? {
    var host = authority
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
    if let colon = host.lastIndex(of: ASCII.colon) {
      let port = host[(colon + 1)...]
      guard port.allSatisfy(ASCII.isDigit) else { return nil }
      if port.isEmpty || port.elementsEqual("80".utf8) || port.elementsEqual("443".utf8) {
        host = host[..<colon]
      }
    }
    while host.last == AddressByte.point { host.removeLast() }
    var result = host.map(ASCII.lower)
    if result.starts(with: "www.".utf8), result.dropFirst(4).contains(AddressByte.point) {
      result.removeFirst(4)
    }
    let isPlain = result.allSatisfy {
      ASCII.isDigit($0) || $0 &- 0x61 < 26 || $0 >= 0x80 || ByteSet("-.:_").contains($0)
    }
    guard isPlain, result.first != AddressByte.point, result.contains(AddressByte.point) else {
      return nil
    }
    return result
  }

  /// Whether a part of a query only says where a reader came from.
  private static func isTracking(_ part: ArraySlice<UInt8>) -> Bool {
    let name = part.prefix { $0 != 0x3D }.map(ASCII.lower)
    return name.starts(with: "utm_".utf8) || tracking.contains(name)
  }

  private static let tracking = Set(
    ["fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src", "referrer", "noteid"].map {
      Array($0.utf8)
    })

  /// A text without `v` and digits behind it.
  static func withoutVersion(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var head = text
    while let last = head.last, ASCII.isDigit(last) { head.removeLast() }
    guard head.count < text.count, head.count > 1, head.last == 0x76 else { return text }
    return head.dropLast()
  }
}
