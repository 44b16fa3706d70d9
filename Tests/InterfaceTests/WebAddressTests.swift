import Catalog
import Interface
import Testing

@Suite struct WebAddressTests {
  @Test func everythingThatAShellObeysIsEncoded() {
    #expect(
      WebAddress.encoded("https://a.b/c d\"e'f`g<h>i\\j^k{l|m}n$o\u{7}p\u{9C}é中?q=1&r=%20#s(t);~u")
        == "https://a.b/c%20d%22e%27f%60g%3Ch%3Ei%5Cj%5Ek%7Bl%7Cm%7Dn%24o%07p%C2%9C%C3%A9%E4%B8%AD"
        + "?q=1&r=%20#s(t);~u")
    for byte in UInt8(0)...0x7F {
      let text = "https://a/" + String(UnicodeScalar(byte))
      let encoded = WebAddress.encoded(text)
      #expect(WebAddress.isWeb(encoded))
      #expect(WebAddress.encoded(encoded) == encoded)
      #expect((encoded == text) == WebAddress.isWeb(text))
    }
  }

  @Test(arguments: [
    "", "https://", "http://", "ftp://a", "javascript:1", "file:///etc", "https:/a",
  ])
  func othersAreNoAddresses(text: String) { #expect(!WebAddress.isWeb(text)) }
}
