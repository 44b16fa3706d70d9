import Testing

@testable import Digests
@testable import Papers

/// Dates as people and machines write them.
@Suite struct DayTextTests {
  @Test(arguments: [
    ("2024-01-02", "2024-01-02"), ("2024/01/02", "2024-01-02"), ("2024.1.2", "2024-01-02"),
    ("2024/1/2", "2024-01-02"), ("20240102", "2024-01-02"), ("2 Jan 2024", "2024-01-02"),
    ("2 January 2024", "2024-01-02"), ("January 2, 2024", "2024-01-02"),
    ("Jan. 2, 2024", "2024-01-02"), ("January 2nd, 2024", "2024-01-02"),
    ("2nd of January 2024", "2024-01-02"), ("02-Jan-2024", "2024-01-02"),
    ("2024 Jan 2", "2024-01-02"), ("2024-Jan-02", "2024-01-02"), ("Jan 2024", "2024-01-01"),
    ("January, 2024", "2024-01-01"), ("2024 January", "2024-01-01"), ("2024-03", "2024-03-01"),
    ("2024/03", "2024-03-01"), ("2024", "2024-01-01"), ("202403", "2024-03-01"),
    ("2024年1月2日", "2024-01-02"), ("2024 年 1 月 2 日", "2024-01-02"), ("2024年3月", "2024-03-01"),
    ("2024年", "2024-01-01"), ("2024년 1월 2일", "2024-01-02"), ("２０２４年１月２日", "2024-01-02"),
    ("2024年1月2日（火）", "2024-01-02"),
    ("Tue, 2 Jan 2024 10:00:00 GMT", "2024-01-02"),
    ("Tue, 2 Jan 2024 10:00:00 +0100 (CET)", "2024-01-02"),
    ("Tue Jan  2 10:00:00 2024", "2024-01-02"), ("Tue Jan 2 10:00:00 UTC 2024", "2024-01-02"),
    ("2 Apr 94", "1994-04-02"), ("Mon, 26 Apr 93 10:11:12 EDT", "1993-04-26"),
    ("2024-01-02T10:00:00Z", "2024-01-02"), ("2024-01-02 10:00:00.123+08:00", "2024-01-02"),
    ("20240102T100000Z", "2024-01-02"), ("2024-01-02T10:00", "2024-01-02"),
    ("1704189600", "2024-01-02"), ("1704189600.5", "2024-01-02"), ("1704189600000", "2024-01-02"),
    ("2. Januar 2024", "2024-01-02"), ("2 janvier 2024", "2024-01-02"),
    ("1er février 2024", "2024-02-01"),
    ("2 de enero de 2024", "2024-01-02"), ("2 de março de 2024", "2024-03-02"),
    ("2 января 2024 г.", "2024-01-02"), ("2 ДЕКАБРЯ 2024", "2024-12-02"),
    ("02.01.2024", "2024-01-02"), ("2.1.2024", "2024-01-02"), ("13/01/2024", "2024-01-13"),
    ("01/13/2024", "2024-01-13"), ("05/05/2024", "2024-05-05"),
    ("**2024-01-02**", "2024-01-02"), ("(2024-01-02)", "2024-01-02"),
    ("\"2024-01-02\"", "2024-01-02"),
    ("2024-01-02.", "2024-01-02"),
  ])
  func aDateIsRead(text: String, day: String) {
    #expect(Array(text.utf8).withUnsafeBytes { Day(text: $0) }?.description == day)
  }

  @Test(arguments: [
    "", "03/04/2024", "03-04-2024", "24-01-02", "2024-13-01", "2024-02-30", "31 Jun 2024", "1/2",
    "2 Jan", "May", "Smith 2024", "v2024.01.02.3", "2401.01234", "12:30",
    "123456789012345678901234",
    "2024-01-02 to 2024-01-05 we met", "2024 people", "1.2.3", "0", "99999999",
  ])
  func whatIsNoDateIsNone(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { Day(text: $0) } == nil)
  }

  @Test(arguments: [
    ("[2024/01] **Small Models**", "2024-01-01"), ("Small Models (2024-01-02)", "2024-01-02"),
    ("Submitted 2 Jan 2024 (v1), last revised 5 Feb 2024", "2024-01-02"),
    ("[Submitted on 2 Jan 2024 (this version)]", "2024-01-02"),
    ("Small Models (2024)", "2024-01-01"),
    ("【2024】Small Models", "2024-01-01"), ("from Jan 2, 2024 on", "2024-01-02"),
    ("发表于2024年1月2日，作者", "2024-01-02"), ("May the models be small, 3 March 2024", "2024-03-03"),
    ("Week of January 2 - January 8, 2024: 2024-01-08", "2024-01-08"),
  ])
  func theFirstDateInATextIsFound(text: String, day: String) {
    #expect(Array(text.utf8).withUnsafeBytes { Day(within: $0) }?.description == day)
  }

  @Test(arguments: [
    "NeurIPS 2024", "arXiv:2401.01234", "https://x.org/2024/01/02/post", "2024.12345", "v2024.01",
    "in 2024 models", "pages 2024-2030", "03/04/2024", "10.1000/2024.01.02", "CIFAR-10 100",
  ])
  func whatIsNoDateInATextIsNone(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { Day(within: $0) } == nil)
  }

  @Test(arguments: ["1", "1 ", "Jan ", "2024年", "1/", "(2024", "1:1", "a"])
  func repeatsAreReadInTimeThatGrowsWithThem(piece: String) {
    let text = Array(String(repeating: piece, count: 100_000).utf8)
    _ = text.withUnsafeBytes { Day(within: $0) }
    _ = text.withUnsafeBytes { Day(text: $0) }
  }
}
