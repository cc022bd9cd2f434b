package io.daybook.command.timezone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.daybook.command.timezone.TzFile.Change;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TzFileTest {

  @Test
  void readsTheOldForm() throws IOException {
    TzFile file = TzFile.parse(block(0, 4, 100, 200));

    assertThat(file.types())
        .containsExactly(new ClockOffset(3600, false), new ClockOffset(7200, true));
    assertThat(file.changes())
        .containsExactly(
            new Change(100, new ClockOffset(7200, true)),
            new Change(200, new ClockOffset(3600, false)));
    assertThat(file.footer()).isEmpty();
  }

  @Test
  void readsTheNewFormBehindTheOldOne() throws IOException {
    byte[] file = newForm();

    assertThat(TzFile.isOne(file)).isTrue();
    assertThat(TzFile.parse(file).changes())
        .extracting(Change::at)
        .containsExactly(-1L << 40, 1L << 40);
    assertThat(TzFile.parse(file).footer()).isEqualTo("CET-1CEST,M3.5.0,M10.5.0/3");
  }

  private static byte[] newForm() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(block('2', 4, 100));
    out.write(block('2', 8, -1L << 40, 1L << 40));
    out.write("\nCET-1CEST,M3.5.0,M10.5.0/3\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /** Changes to daylight time and back, by turns, with one leap second and all indicators. */
  private static byte[] block(int version, int width, long... times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("TZif");
    out.write(version);
    out.write(new byte[15]);
    for (int count : new int[] {2, 2, 1, times.length, 2, 9}) {
      out.writeInt(count);
    }
    for (long time : times) {
      write(out, width, time);
    }
    for (int i = 0; i < times.length; i++) {
      out.write(1 - i % 2);
    }
    out.writeInt(3600);
    out.write(new byte[] {0, 0});
    out.writeInt(7200);
    out.write(new byte[] {1, 4});
    out.writeBytes("CET\0CEST\0");
    write(out, width, 78_796_800);
    out.writeInt(1);
    out.write(new byte[4]);
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, int width, long time) throws IOException {
    if (width == 8) {
      out.writeLong(time);
    } else {
      out.writeInt((int) time);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {45, 60, 90, 100, 120, 140, 150})
  void refusesAFileThatIsCutOff(int length) throws IOException {
    byte[] file = Arrays.copyOf(newForm(), length);

    assertThatIllegalArgumentException().isThrownBy(() -> TzFile.parse(file));
  }

  @Test
  void neverFailsOtherwiseWhereAFileIsDamaged() throws IOException {
    long seed = RandomGenerator.getDefault().nextLong();
    RandomGenerator random = new java.util.Random(seed);
    for (int i = 0; i < 10_000; i++) {
      byte[] file = newForm();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        file[random.nextInt(4, file.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(TzFile.parse(file).types()).isNotEmpty();
      } catch (IllegalArgumentException e) {
        assertThat(e).as("seed %s", seed).hasMessageContaining("cut off or damaged");
      }
    }
  }
}
