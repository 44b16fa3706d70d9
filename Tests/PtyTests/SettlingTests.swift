import Testing

@testable import quire

/// When a change of the files is looked at.
@Suite struct SettlingTests {
  private let start = ContinuousClock.now

  /// How long after the start it is time, in milliseconds.
  private func due(_ settling: Settling) -> Int? {
    settling.due.map { Int(($0 - start) / .milliseconds(1)) }
  }

  private func isOver(_ settling: inout Settling, _ time: Int) -> Bool {
    settling.isOver(at: start + .milliseconds(time))
  }

  @Test func aWholeFileThatComesAloneIsHardlyWaitedFor() {
    var settling = Settling()
    settling.note(isWhole: true, at: start)
    #expect(due(settling) == 5)
    #expect([4, 5, 5].map { isOver(&settling, $0) } == [false, true, false])
    // More of them are waited for: many may be coming.
    settling.note(isWhole: true, at: start + .milliseconds(30))
    #expect(due(settling) == 230)
    #expect([230].map { isOver(&settling, $0) } == [true])
    settling.note(isWhole: true, at: start + .milliseconds(2000))
    #expect(due(settling) == 2005)
  }

  /// As an editor does it that moves the file away, and writes another in its place.
  @Test func whatHasGoneMayComeAgain() {
    var settling = Settling()
    settling.note(at: start)
    settling.note(isWhole: true, at: start + .milliseconds(20))
    #expect(due(settling) == 220)
    settling = Settling()
    settling.note(isWhole: true, at: start)
    settling.note(at: start + .milliseconds(1))
    #expect(due(settling) == 201)
  }

  @Test func changesWithoutAnEndAreNotWaitedFor() {
    var settling = Settling()
    for time in stride(from: 0, to: 3000, by: 100) {
      settling.note(at: start + .milliseconds(time))
      #expect(due(settling) == min(time + 200, 1000))
    }
  }
}
