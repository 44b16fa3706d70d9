import Digests
import Papers
import Testing

@Suite struct MailReaderTests {
  private static let list = """
    \\\\
    arXiv:2303.01234
    Date: Thu, 2 Mar 2023 18:34:08 GMT   (243kb,D)

    Title: Tiny Networks = Dreams, a title that is long enough to be broken by a program
      that sends mails
    Authors: Ada Ling and Bj\u{F6}rn Mann
    Categories: q-fin.TR
    \\\\
      They dream.
    \\\\ ( https://arxiv.org/abs/2303.01234 ,  243kb)

    """

  private func read(_ text: String) -> Digest {
    let dialects = [Dialect.mail(reading: Dialect.text + Dialect.anyOther)]
    return DigestParser.parse(
      Array(text.utf8), path: "a.eml", dialects: Dialect.text + dialects + Dialect.anyOther)
  }

  private func expectOne(
    _ digest: Digest, troubles: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      digest.titles == [
        "Tiny Networks = Dreams, a title that is long enough to be broken by a program that sends mails"
      ], sourceLocation: sourceLocation)
    #expect(
      digest.entries.first?.items(\.authors) == ["Ada Ling", "Bj\u{F6}rn Mann"],
      sourceLocation: sourceLocation)
    #expect(
      digest.entries.first?.record.day?.description == "2023-03-02", sourceLocation: sourceLocation)
    #expect(digest.entries.first?.text(\.abstract) == "They dream.", sourceLocation: sourceLocation)
    #expect(digest.troubles == troubles, sourceLocation: sourceLocation)
  }

  private static let head =
    "Return-Path: <no-reply@arxiv.org>\r\nFrom: x@arxiv.org\r\nSubject: cs daily\r\nMIME-Version: 1.0\r\n"

  /// Every line in quoted-printable, broken in the middle.
  private static func quoted(_ text: String, charset: String) -> String {
    var result = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if scalar == "=" {
        result += "=3D"
      } else if scalar.value > 127 {
        let bytes = charset == "utf-8" ? Array(String(scalar).utf8) : [UInt8(scalar.value)]
        for byte in bytes { result += "=" + String(byte, radix: 16, uppercase: true) }
      } else {
        result += scalar == "\n" ? "\r\n" : String(scalar)
      }
      if index % 40 == 39, scalar != "\n" { result += "=\r\n" }
    }
    return result
  }

  private static func base64(_ text: String) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = Array(text.utf8)
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three = bytes[start..<min(start + 3, bytes.count)]
      let value = (0..<3).reduce(0) { $0 << 8 | ($1 < three.count ? Int(three[start + $1]) : 0) }
      for place in 0..<4 {
        result.append(place <= three.count ? digits[value >> (18 - 6 * place) & 63] : "=")
      }
      if start % 57 == 54 { result += "\r\n" }
    }
    return result
  }

  @Test(arguments: ["utf-8", "iso-8859-1"])
  func quotedPrintable(charset: String) {
    let digest = read(
      Self.head
        + "Content-Type: text/plain; charset=\"\(charset)\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + Self.quoted(Self.list, charset: charset))
    #expect(digest.dialect == "mail")
    #expect(digest.name == "cs daily")
    expectOne(digest)
  }

  @Test func base64() {
    expectOne(
      read(
        Self.head
          + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
          + Self.base64(Self.list)))
  }

  private static let parts =
    head + """
      Content-Type: multipart/mixed;\r
       boundary="=_a b"\r
      \r
      This is no part.\r
      --=_a b\r
      Content-Type: multipart/alternative; boundary=inner\r
      \r
      --inner\r
      Content-Type: text/plain; charset=utf-8\r
      Content-Transfer-Encoding: base64\r
      \r
      \(base64(list))\r
      --inner\r
      Content-Type: text/html\r
      \r
      <p>Nothing</p>\r
      --inner--\r
      --=_a b\r
      Content-Type: text/plain; name=x.txt\r
      Content-Disposition: attachment; filename=x.txt\r
      \r
      \\\\\r
      arXiv:2303.09999\r
      \r
      --=_a b--\r
      The end.\r

      """

  /// What is attached is not read, but no address in it is lost in silence.
  @Test func partsWithinParts() {
    expectOne(read(Self.parts), troubles: ["0: unreadAddresses(count: 1, lines: [32])"])
  }

  @Test func piecesOfAnySize() {
    let mail = Dialect.mail(reading: Dialect.text + Dialect.anyOther)
    Digest.expectSameInPieces(Array(Self.parts.utf8), as: mail)
    Digest.expectSameInPieces(Array(Self.parts.utf8.dropLast(300)), as: mail)
  }

  @Test(arguments: ["# Notes\n\nFrom: me\n", "Title: X\nDate: 2023\n\ntext", "a\n\nb", "From: a\n"])
  func otherTextsAreNoMails(text: String) {
    #expect(!Dialect.mail(reading: []).sniffs(text))
  }

  @Test(arguments: [
    "--b\r\n", "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n",
    "Content-Type: message/rfc822\r\n\r\n", "=\r\n", " x\r\n", "--b--\r\n",
  ])
  func hostileRepeats(piece: String) {
    let text =
      Self.head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
      + String(repeating: piece, count: 50_000)
    #expect(read(text).entries.isEmpty)
  }
}
