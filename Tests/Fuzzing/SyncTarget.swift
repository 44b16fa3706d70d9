import Catalog
import Papers

/// Reads any bytes as a peer's file of marks, and checks what every user of the result relies on.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnyMarks(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
    guard let reading = EventLine.read(line) else {
      let lost = LostEvent(remains: line)
      precondition(lost.changes.allSatisfy { isClean($0.field.name) }, "remains that are not clean")
      continue
    }
    let event = reading.event
    precondition(EventLine.isValid(event.id), "an id out of range")
    precondition((0..<EventLine.timeLimit).contains(event.time), "a time out of range")
    for change in event.changes {
      precondition(change.field.accepts(change.to), "a value that there cannot be")
      precondition(isClean(change.field.name), "a field that is not clean")
      if case .label = change.field {
        precondition(change.to ?? "1" == "1", "a label is there or not")
      }
    }
    precondition(
      reading.refused.allSatisfy { !$0.field.accepts($0.to) }, "refused without a reason")
    // What we have read we can write, and it says the same.
    let written = EventLine.line(event)
    precondition(EventSeal.state(of: written[...]) == .sound, "written without a checksum")
    precondition(EventLine.read(written[...])?.event.id == event.id, "written and not read")
    // Each file gets what its readers can read.
    for part in SyncPart.allCases {
      guard let line = part.line(of: event, written) else { continue }
      let again = EventLine.read(line[...])
      precondition(again?.event.id == event.id, "a file in which it cannot be read")
      if part == .arxiv {
        precondition(
          again?.event.changes.allSatisfy { $0.paper.isArxiv } == true, "for older Quires")
      }
    }
    precondition(event.changes.allSatisfy { $0.isPossible }, "a join that there cannot be")
    precondition(
      EventLine.read(written[...])?.event.keys == event.keys, "other keys when written")
    let sealed = EventSeal.sealed(Array(line))
    precondition(EventLine.read(sealed[...])?.event == event, "another event with its checksum")
  }
  return 0
}

private func isClean(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
}
