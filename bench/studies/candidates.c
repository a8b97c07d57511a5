/* Native controls to choose from, for bench/control_study.py: `candidates NAME` answers the commands of protocol 2 that the studies send.
   A unit is a fixed piece of the kernel, some 0.1 ms long. `candidates neighbour` keeps its core busy for 50 to 150 ms at a time, with
   pauses as long between, until its input ends. */
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define KEEP(x) __asm__ volatile("" : "+r"(x))

enum { TABLE = 4096, STREAM = 8 << 20, CHASE = 32768, CODE = 4096 };
static volatile uint64_t sink;
static uint32_t table[TABLE];
static uint64_t *stream;
static uint32_t chase[CHASE];
static unsigned char code[CODE];

/* Each step needs the last: most of the core is idle. */
static void one_chain(void)
{
    uint64_t x = 1;
    for (int i = 0; i < 60000; i++) {
        x = x * 6364136223846793005ULL + 1442695040888963407ULL;
        KEEP(x);
    }
    sink = x;
}

/* Eight chains in registers: the arithmetic units are full, memory is not touched. What native_chains does in C#. */
static void eight_chains(void)
{
    uint64_t a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
    for (uint64_t i = 0; i < 80000; i++) {
        a += i; b ^= a >> 3; c += b; d ^= i; e += d >> 1; f ^= i << 1; g += f; h ^= g >> 2;
        KEEP(a); KEEP(b); KEEP(c); KEEP(d); KEEP(e); KEEP(f); KEEP(g); KEEP(h);
    }
    sink = a ^ b ^ c ^ d ^ e ^ f ^ g ^ h;
}

/* Eight chains with four first-level loads a round. */
static void chains_loads(void)
{
    uint64_t a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
    for (uint64_t i = 0; i < 50000; i++) {
        a += i + table[b & (TABLE - 1)]; b ^= a >> 3; c += table[d & (TABLE - 1)]; d ^= c + i;
        e += f >> 1; f ^= (i << 1) + table[e & (TABLE - 1)]; g += h; h ^= (g >> 2) + table[i & (TABLE - 1)];
    }
    sink = a ^ b ^ c ^ d ^ e ^ f ^ g ^ h;
}

/* An interpreter in small: computed jumps over a fixed random program, values on a stack in memory. */
static void bytecode(void)
{
    static void *labels[] = {&&op0, &&op1, &&op2, &&op3, &&op4, &&op5, &&op6, &&op7};
    uint64_t values[16] = {1, 2, 3, 4, 5, 6, 7, 8}, x = 0;
    unsigned top = 4;
    for (int turn = 0; turn < 12; turn++) {
        const unsigned char *next = code, *end = code + CODE;
#define NEXT do { if (next == end) goto over; goto *labels[*next++]; } while (0)
        NEXT;
    op0: values[top++ & 15] = x; NEXT;
    op1: x += values[--top & 15]; NEXT;
    op2: x ^= values[(top - 1) & 15]; NEXT;
    op3: values[(top - 1) & 15] += x; NEXT;
    op4: x = x * 31 + 7; NEXT;
    op5: values[top & 15] = x >> 3; NEXT;
    op6: x += *(next - 1); NEXT;
    op7: top ^= 1; NEXT;
    over:;
    }
    sink = x;
}

/* Sums 64 MiB piece by piece: memory bandwidth. */
static void memory_stream(void)
{
    static int place;
    uint64_t sum = 0;
    for (int i = 0; i < 65536; i++)
        sum += stream[(place + i) & (STREAM - 1)];
    place = (place + 65536) & (STREAM - 1);
    sink = sum;
}

/* Follows a random cycle through 128 KiB: the delay of the second-level cache. */
static void cache_chase(void)
{
    uint32_t at = 0;
    for (int i = 0; i < 20000; i++)
        at = chase[at];
    sink = at;
}

static const struct { const char *name; void (*run)(void); } kernels[] = {
    {"one_chain", one_chain}, {"eight_chains", eight_chains}, {"chains_loads", chains_loads},
    {"bytecode", bytecode}, {"memory_stream", memory_stream}, {"cache_chase", cache_chase},
};

static uint32_t random_number(void)
{
    static uint64_t state = 12345;
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (uint32_t)(state >> 33);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void prepare(void)
{
    for (uint32_t i = 0; i < TABLE; i++)
        table[i] = i * 2654435761u;
    for (int i = 0; i < CODE; i++)
        code[i] = random_number() & 7;
    for (int i = 0; i < CHASE; i++)
        chase[i] = i;
    for (int i = CHASE - 1; i > 0; i--) { /* Sattolo: one cycle through all */
        int other = random_number() % i;
        uint32_t kept = chase[i];
        chase[i] = chase[other];
        chase[other] = kept;
    }
    stream = malloc(STREAM * sizeof *stream);
    if (!stream)
        exit(3);
    memset(stream, 1, STREAM * sizeof *stream);
}

static int neighbour(void)
{
    struct pollfd input = {.fd = 0, .events = POLLIN};
    for (;;) {
        double until = now() + 0.05 + random_number() % 100 / 1e3;
        while (now() < until)
            bytecode();
        if (poll(&input, 1, 50 + random_number() % 100) != 0)
            return 0;
    }
}

int main(int count, char **words)
{
    char line[4096];
    void (*run)(void) = NULL;
    prepare();
    if (count == 2 && !strcmp(words[1], "neighbour"))
        return neighbour();
    for (size_t i = 0; count == 2 && i < sizeof kernels / sizeof *kernels; i++)
        if (!strcmp(words[1], kernels[i].name))
            run = kernels[i].run;
    if (!run || !fgets(line, sizeof line, stdin))
        return 2;
    puts("{\"type\":\"ready\"}");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        const char *tasks = strstr(line, "\"tasks\":");
        struct rusage before, after;
        if (!tasks) {
            puts("{\"type\":\"done\"}");
            return 0;
        }
        long units = atol(tasks + strlen("\"tasks\":"));
        getrusage(RUSAGE_SELF, &before);
        double begun = now();
        for (long i = 0; i < units; i++)
            run();
        double seconds = now() - begun;
        getrusage(RUSAGE_SELF, &after);
        printf("{\"type\":\"sample\",\"tasks\":%ld,\"wall_seconds\":%.9f,\"involuntary_switches\":%ld}\n",
               units, seconds, after.ru_nivcsw - before.ru_nivcsw);
        fflush(stdout);
    }
    return 0;
}
