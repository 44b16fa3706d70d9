import Papers

/// The headers of a mail or of a part of one, as far as reading it needs them.
struct MailHeaders {
  private(set) var type: [UInt8] = []
  private(set) var encoding: [UInt8] = []
  private var contentType: [UInt8] = []
  private var disposition: [UInt8] = []
  private(set) var subject: String?
  private var last: Name?

  private enum Name { case contentType, encoding, disposition, subject }
  /// A header of one name is no longer.
  private static let longest = 16 << 10

  /// Takes a line; one that begins with a blank goes on with the one before it.
  mutating func take(_ line: Range<Int>, _ scanner: ByteScanner) {
    guard let first = scanner.bytes[line].first else { return }
    if first == ASCII.space || first == ASCII.tab {
      if let last { add([ASCII.space] + scanner.slice(scanner.trimmed(line)), to: last) }
      return
    }
    last = nil
    guard let colon = scanner.first(ASCII.colon, in: line) else { return }
    let name = line.lowerBound..<colon
    let value = Array(scanner.slice(scanner.trimmed(colon + 1..<line.upperBound)))
    if scanner.says("content-type", name) {
      last = .contentType
    } else if scanner.says("content-transfer-encoding", name) {
      last = .encoding
    } else if scanner.says("content-disposition", name) {
      last = .disposition
    } else if scanner.says("subject", name) {
      last = .subject
    }
    if let last { add(value, to: last) }
  }

  private mutating func add(_ text: [UInt8], to name: Name) {
    switch name {
    case .contentType where contentType.count < Self.longest:
      contentType += text
      type = contentType.prefix { $0 != UInt8(ascii: ";") && !ASCII.isWhite($0) }.map(ASCII.lower)
    case .encoding where encoding.count < 64:
      encoding += text.map(ASCII.lower).filter { !ASCII.isWhite($0) }
    case .disposition where disposition.count < Self.longest: disposition += text.map(ASCII.lower)
    case .subject where (subject?.utf8.count ?? 0) < 1000:
      // Words in another charset are left as they are.
      subject = (subject ?? "") + String(decoding: text, as: UTF8.self)
    default: break
    }
  }

  var isMultipart: Bool { type.starts(with: "multipart/".utf8) }
  var isAlternative: Bool { type.elementsEqual("multipart/alternative".utf8) }
  var isMessage: Bool { type.elementsEqual("message/rfc822".utf8) }
  var isHTML: Bool { type.elementsEqual("text/html".utf8) }
  /// A text that is to be read, and no attachment.
  var isText: Bool {
    (type.isEmpty || type.starts(with: "text/".utf8))
      && !disposition.starts(with: "attachment".utf8)
  }
  var boundary: [UInt8]? { parameter("boundary") }
  var charset: [UInt8] { parameter("charset")?.map(ASCII.lower) ?? [] }

  /// The value of `name=value` or `name="value"`.
  private func parameter(_ name: StaticString) -> [UInt8]? {
    contentType.withUnsafeBytes { bytes in
      let scanner = ByteScanner(bytes)
      var offset = 0
      while let divider = scanner.first(UInt8(ascii: ";"), in: offset..<bytes.count) {
        let end = scanner.first(UInt8(ascii: ";"), in: divider + 1..<bytes.count) ?? bytes.count
        offset = divider + 1
        guard let sign = scanner.first(UInt8(ascii: "="), in: divider + 1..<end),
          scanner.says(name, scanner.trimmed(divider + 1..<sign))
        else { continue }
        var value = scanner.trimmed(sign + 1..<bytes.count)
        if bytes[value].first == ASCII.quote {
          let close =
            scanner.first(ASCII.quote, in: value.lowerBound + 1..<bytes.count) ?? bytes.count
          value = value.lowerBound + 1..<close
        } else {
          value = scanner.trimmed(sign + 1..<end)
        }
        return value.isEmpty || value.count > 200 ? nil : Array(scanner.slice(value))
      }
      return nil
    }
  }

  /// A mail has headers that only mails have, up to a blank line.
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    var (sure, usual, lines) = (0, 0, 0)
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      if line.isEmpty { return lines > 1 && (sure > 0 && usual > 0 || usual > 2) }
      lines += 1
      let first = scanner.bytes[line.lowerBound]
      if first == ASCII.space || first == ASCII.tab {
        if lines == 1 { return false }
        continue
      }
      // What programs that keep mails put before them.
      if lines == 1, scanner.has("From ", at: line.lowerBound, before: line.upperBound) { continue }
      guard let colon = scanner.first(ASCII.colon, in: line), colon > line.lowerBound,
        scanner.bytes[line.lowerBound..<colon].allSatisfy({
          $0 > ASCII.space && $0 < ASCII.delete && $0 != ASCII.asterisk
        })
      else { return false }
      let name = line.lowerBound..<colon
      let certain: [StaticString] = [
        "received", "return-path", "message-id", "mime-version", "delivered-to",
        "content-transfer-encoding",
      ]
      let common: [StaticString] = ["from", "to", "subject", "date", "reply-to", "content-type"]
      if certain.contains(where: { scanner.says($0, name) }) { sure += 1 }
      if common.contains(where: { scanner.says($0, name) }) { usual += 1 }
    }
    return false
  }

  /// Whether a file is a mail whose text is not as it is read.
  static func isEncoded(_ prefix: UnsafeRawBufferPointer) -> Bool {
    guard sniff(prefix) else { return false }
    let scanner = ByteScanner(prefix)
    var headers = MailHeaders()
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      if line.isEmpty { break }
      headers.take(line, scanner)
    }
    return headers.isMultipart || headers.isHTML || headers.encoding.elementsEqual("base64".utf8)
      || headers.encoding.elementsEqual("quoted-printable".utf8)
  }
}
