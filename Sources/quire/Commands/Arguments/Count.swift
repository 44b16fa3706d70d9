import ArgumentParser

/// A number from 0 up, as an option takes it. One that is too large for the machine is the largest there
/// is.
struct Count: ExpressibleByArgument {
  let value: Int

  init?(argument: String) {
    guard !argument.isEmpty, argument.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    value = Int(argument) ?? .max
  }
}
