import Testing

@testable import Papers

@Suite struct PaperIDTests {
  @Test(arguments: [
    "2504.16922", "0704.0001", "1412.9999", "1501.00001", "9912.99999", "math/0211159",
    "astro-ph/0601001", "supr-con/9609001", "acc-phys/9411001",
  ])
  func printsAsItWasRead(text: String) {
    #expect(PaperID(text)?.description == text)
  }

  @Test(arguments: [
    "", "2504", "2504.", "2504.1692", "2504.169222", "2513.00001", "1412.00001", "nope/0211159",
    "math/021115", "math/0213159", "2504.00000", "2504.16922v1", "2504.16922x",
  ])
  func refusesWhatIsNoID(text: String) {
    #expect(PaperID(text) == nil)
  }

  @Test func readsVersionsPrefixesAndSubjectClasses() {
    #expect(ArxivReference("arXiv:2504.16922v12")?.description == "2504.16922v12")
    #expect(ArxivReference("math.GT/0309136")?.description == "math/0309136")
    #expect(ArxivReference("2504.16922v99999")?.version == nil)
  }

  @Test func ordersNewestLast() {
    let ids = ["2504.16922", "math/0211159", "0704.0001", "2504.16921"].compactMap { PaperID($0) }
    #expect(ids.count == 4)
    #expect(
      ids.sorted().map(\.description) == ["math/0211159", "0704.0001", "2504.16921", "2504.16922"])
  }
}

@Suite struct DayTests {
  @Test(arguments: ["1970-01-01", "2000-02-29", "2024-02-29", "2025-04-23", "1991-08-14"])
  func printsAsItWasRead(text: String) {
    #expect(Day(text)?.description == text)
  }

  @Test(arguments: ["2025-02-29", "2025-13-01", "2025-4-01", "1900-02-29", "2025-04-31", "today"])
  func refusesWhatIsNoDay(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func countsFrom1970() {
    #expect(Day("1970-01-01")?.number == 0)
    #expect(Day("2025-04-23")?.number == 20201)
  }
}
